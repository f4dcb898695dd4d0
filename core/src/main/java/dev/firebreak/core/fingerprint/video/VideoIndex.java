package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.index.Entries;
import dev.firebreak.core.fingerprint.index.HashIndex;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The frames of videos in an index of hashes: of each that can be matched its hash, and that with borders where it has one; and their
 * learned hashes in an index for each space. An entry's id is the reference's number and the frame's, side by side. Thread-safe; changes
 * are visible at once.
 */
public final class VideoIndex implements VideoMatcher.FrameIndex {
    private static final int FRAME_BITS = 18; // VideoFingerprint.MAX_FRAMES is below 2^18

    /** The highest number of a reference. */
    public static final long MAX_REFERENCE = Long.MAX_VALUE >> FRAME_BITS;

    /**
     * Learned hashes that are searched, at most: at their distances an index reads them all, 0.8 ms for a million. With more of them than
     * in 500 h of video no learned hash is looked for.
     */
    public static final long MOST_LEARNED = 2_000_000;

    private final HashIndex index;
    private final Supplier<HashIndex> empty;
    private final Map<Long, HashIndex> learned = new ConcurrentHashMap<>();
    private final AtomicInteger references = new AtomicInteger();

    /**
     * Of no references yet.
     *
     * @param index holds nothing but what comes through this
     * @param empty makes indexes for learned hashes
     */
    public VideoIndex(HashIndex index, Supplier<HashIndex> empty) {
        this.index = index;
        this.empty = empty;
    }

    /** Adds a reference; a number is added once. */
    public void add(long reference, VideoFingerprint fingerprint) {
        requireNumber(reference);
        forEach(reference, fingerprint, index::add);
        fingerprint.learnedSpace().ifPresent(space -> forEachLearned(reference, fingerprint, ofSpace(space)::add));
        references.incrementAndGet();
    }

    private HashIndex ofSpace(long space) {
        return learned.computeIfAbsent(space, unused -> empty.get());
    }

    /** Frames of references that are added together: far faster for many references. One thread at a time. */
    public static final class Batch {
        private final Entries frames = new Entries();
        private final Map<Long, Entries> learned = new HashMap<>();
        private int references;

        /** Adds a reference; a number is added once. */
        public void add(long reference, VideoFingerprint fingerprint) {
            requireNumber(reference);
            forEach(reference, fingerprint, into(frames));
            fingerprint
                    .learnedSpace()
                    .ifPresent(space -> forEachLearned(
                            reference, fingerprint, into(learned.computeIfAbsent(space, unused -> new Entries()))));
            references++;
        }

        private static Change into(Entries entries) {
            return (hash, id) -> {
                entries.add(hash, id);
                return true;
            };
        }
    }

    /** Adds the references of a batch. */
    public void addAll(Batch batch) {
        var unused = index.addAll(batch.frames);
        batch.learned.forEach((space, entries) -> {
            var ignored = ofSpace(space).addAll(entries);
        });
        references.addAndGet(batch.references);
    }

    private static void requireNumber(long reference) {
        if (reference < 0 || reference > MAX_REFERENCE) {
            throw new IllegalArgumentException(
                    "References are numbered 0 to %d, not %d".formatted(MAX_REFERENCE, reference));
        }
    }

    /** Removes a reference, with the fingerprint with which it was added. */
    public void remove(long reference, VideoFingerprint fingerprint) {
        forEach(reference, fingerprint, index::remove);
        fingerprint
                .learnedSpace()
                .map(learned::get)
                .ifPresent(its -> forEachLearned(reference, fingerprint, its::remove));
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

    private static void forEachLearned(long reference, VideoFingerprint fingerprint, Change change) {
        for (int i = 0; i < fingerprint.frames().size(); i++) {
            VideoFrame frame = fingerprint.frames().get(i);
            if (frame.matchable() && frame.learned().isPresent()) {
                change.make(words(frame.learned().get()), reference << FRAME_BITS | i);
            }
        }
    }

    /** As indexes take them: they look at nothing but bits. */
    private static PdqHash words(LearnedHash hash) {
        return new PdqHash(hash.word0(), hash.word1(), hash.word2(), hash.word3());
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
        search(index, hash, radius, visitor);
    }

    @Override
    public void nearLearned(LearnedHash hash, int radius, VideoMatcher.FrameVisitor visitor) {
        HashIndex its = learned.get(hash.space());
        if (its != null && its.size() <= MOST_LEARNED) {
            search(its, words(hash), radius, visitor);
        }
    }

    private static void search(HashIndex index, PdqHash hash, int radius, VideoMatcher.FrameVisitor visitor) {
        index.search(hash, radius, (id, distance) -> {
            visitor.frame(id >>> FRAME_BITS, (int) (id & ((1 << FRAME_BITS) - 1)), distance);
            return true;
        });
    }
}
