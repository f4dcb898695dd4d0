package dev.firebreak.bench.descriptor;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VideoFrame;
import dev.firebreak.inference.model.SignProjection;
import dev.firebreak.training.descriptor.Projection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an edited video, a frame a second, or of a picture.
 *
 * @param group source that it comes from
 * @param hashes PDQ of each frame
 * @param features of the network, of each frame; once projected, the descriptors
 * @param signs of each descriptor; none before it is projected
 */
record Film(
        String group, String name, Edit edit, List<SampledFrame> hashes, List<float[]> features, List<PdqHash> signs) {
    Film part(int from, int to) {
        return new Film(
                group, name, edit, hashes.subList(from, to), features.subList(from, to), signs.subList(from, to));
    }

    Film projected(Projection projection) {
        SignProjection rounded = projection.signs();
        return new Film(
                group,
                name,
                edit,
                hashes,
                features.stream().map(projection::of).toList(),
                features.stream().map(each -> signs(rounded.hash(each, 0, 0))).toList());
    }

    int length() {
        return hashes.size();
    }

    VideoFingerprint byPdq() {
        return fingerprint(hashes.stream().map(SampledFrame::pdq).toList(), true);
    }

    /** The same with the signs of a descriptor as hashes. */
    VideoFingerprint bySigns() {
        return fingerprint(signs, false);
    }

    private VideoFingerprint fingerprint(List<PdqHash> each, boolean borders) {
        Duration step = VideoFingerprint.DEFAULT_STEP;
        List<VideoFrame> frames = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            Interval span = new Interval(step.multipliedBy(i), step.multipliedBy(i + 1L));
            Optional<PdqHash> whole = borders ? hashes.get(i).whole() : Optional.empty();
            frames.add(new VideoFrame(span, each.get(i), whole, hashes.get(i).quality()));
        }
        return new VideoFingerprint(step.multipliedBy(each.size()), step, frames);
    }

    private static PdqHash signs(LearnedHash hash) {
        return new PdqHash(hash.word0(), hash.word1(), hash.word2(), hash.word3());
    }
}
