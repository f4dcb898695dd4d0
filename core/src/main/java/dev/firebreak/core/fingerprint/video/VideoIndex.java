package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.index.HashIndex;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The frames of videos in an index of hashes: of each that can be matched its hash, and that with borders where it has one. An entry's
 * id is the reference's number and the frame's, side by side. Thread-safe; changes are visible at once.
 */
public final class VideoIndex implements VideoMatcher.FrameIndex {
    private static final int FRAME_BITS = 18; // VideoFingerprint.MAX_FRAMES is below 2^18

    /** The highest number of a reference. */
    public static final long MAX_REFERENCE = Long.MAX_VALUE >> FRAME_BITS;

    private final HashIndex index;
    private final AtomicInteger references = new AtomicInteger();

    /** {@code index} holds nothing but what comes through this. */
    public VideoIndex(HashIndex index) {
        this.index = index;
    }

    /** Adds a reference; a number is added once. */
    public void add(long reference, VideoFingerprint fingerprint) {
        if (reference < 0 || reference > MAX_REFERENCE) {
            throw new IllegalArgumentException(
                    "References are numbered 0 to %d, not %d".formatted(MAX_REFERENCE, reference));
        }
        forEach(reference, fingerprint, index::add);
        references.incrementAndGet();
    }

    /** Removes a reference, with the fingerprint with which it was added. */
    public void remove(long reference, VideoFingerprint fingerprint) {
        forEach(reference, fingerprint, index::remove);
        references.decrementAndGet();
    }

    private static void forEach(long reference, VideoFingerprint fingerprint, Change change) {
        for (int i = 0; i < fingerprint.frames().size(); i++) {
            VideoFrame frame = fingerprint.frames().get(i);
            if (frame.matchable()) {
                long id = reference << FRAME_BITS | i;
                change.make(frame.pdq(), id);
                frame.whole().ifPresent(whole -> change.make(whole, id));
            }
        }
    }

    @FunctionalInterface
    private interface Change {
        boolean make(PdqHash hash, long id);
    }

    @Override
    public int references() {
        return references.get();
    }

    @Override
    public void near(PdqHash hash, int radius, VideoMatcher.FrameVisitor visitor) {
        index.search(hash, radius, (id, distance) -> {
            visitor.frame(id >>> FRAME_BITS, (int) (id & ((1 << FRAME_BITS) - 1)), distance);
            return true;
        });
    }
}
