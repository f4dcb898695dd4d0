package dev.firebreak.bench.descriptor;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VideoFrame;
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
        List<float[]> descriptors = features.stream().map(projection::of).toList();
        return new Film(
                group,
                name,
                edit,
                hashes,
                descriptors,
                descriptors.stream().map(Film::signs).toList());
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

    /** 256 bits: on which side of as many random planes the descriptor lies, the same ones for all. */
    private static PdqHash signs(float[] descriptor) {
        float[][] planes = Planes.of(descriptor.length);
        long[] words = new long[4];
        for (int bit = 0; bit < PdqHash.BITS; bit++) {
            float sum = 0;
            for (int i = 0; i < descriptor.length; i++) {
                sum += planes[bit][i] * descriptor[i];
            }
            words[bit / Long.SIZE] |= (sum > 0 ? 1L : 0) << (bit % Long.SIZE);
        }
        return new PdqHash(words[0], words[1], words[2], words[3]);
    }
}
