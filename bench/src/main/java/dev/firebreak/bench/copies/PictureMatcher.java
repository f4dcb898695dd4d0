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

/** Ours, by pictures alone, in all eight orientations. */
final class PictureMatcher implements Matcher {
    /** Bits, as far as aligning uses frames. */
    private static final int RADIUS = 2 * PdqHash.MATCH_DISTANCE;

    private final VideoIndex index = new VideoIndex(new HashIndex(Runnable::run), () -> new HashIndex(Runnable::run));
    private final List<VideoFingerprint> references = new ArrayList<>();

    @Override
    public String name() {
        return "pictures";
    }

    @Override
    public void add(int reference, Prints prints) {
        index.add(reference, prints.video());
        references.add(prints.video());
    }

    @Override
    public List<Hit> find(Prints query) {
        return VideoMatcher.search(
                        query.video(),
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
