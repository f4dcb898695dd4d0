package dev.firebreak.bench.copies;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.index.HashIndex;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VideoIndex;
import dev.firebreak.core.fingerprint.video.VideoMatcher;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Ours, by pictures alone, in all eight orientations, with or without learned hashes. */
final class PictureMatcher implements Matcher {
    /** Bits, as far as aligning uses frames. */
    private static final int RADIUS = 2 * PdqHash.MATCH_DISTANCE;

    private final VideoIndex index = new VideoIndex(new HashIndex(Runnable::run), () -> new HashIndex(Runnable::run));
    private final List<VideoFingerprint> references = new ArrayList<>();

    private final boolean learned;

    PictureMatcher(boolean learned) {
        this.learned = learned;
    }

    @Override
    public String name() {
        return learned ? "pictures" : "PDQ alone";
    }

    private VideoFingerprint video(Prints prints) {
        return learned ? prints.described() : prints.video();
    }

    @Override
    public void add(int reference, Prints prints) {
        index.add(reference, video(prints));
        references.add(video(prints));
    }

    @Override
    public List<Hit> find(Prints query) {
        return VideoMatcher.search(
                        video(query),
                        index,
                        RADIUS,
                        number -> Optional.of(references.get((int) number)),
                        EnumSet.allOf(Orientation.class))
                .stream()
                .map(found -> Hit.of(
                        (int) found.reference(),
                        found.match().interval().score(),
                        found.match().interval()))
                .toList();
    }
}
