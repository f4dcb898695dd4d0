package dev.firebreak.core.fingerprint.index;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The one that changes an index: one change at a time, published by a volatile write of the parts or by the parts' own
 * releases.
 */
final class Writer {
    /** Entries read from end to end before they are sorted: 4 µs a search on average. */
    static final int NEWEST = 8192;

    private final ReentrantLock lock = new ReentrantLock();
    private final Executor merging;
    private final int newest;
    private volatile Parts parts;
    private volatile long merges;
    private @Nullable Merge running;

    /** {@code newest} is {@link #NEWEST}, or less in tests. */
    Writer(List<Segment> segments, Executor merging, int newest) {
        this.merging = merging;
        this.newest = newest;
        parts = new Parts(segments, new Delta(newest));
    }

    Parts parts() {
        return parts;
    }

    long merges() {
        return merges;
    }

    boolean add(PdqHash hash, long id) {
        lock.lock();
        try {
            if (parts.contains(hash, id)) {
                return false;
            }
            requireRoom(1);
            if (parts.delta().full()) {
                sort();
            }
            parts.delta().add(hash, id);
            return true;
        } finally {
            lock.unlock();
        }
    }

    int addAll(Entries entries) {
        lock.lock();
        try {
            if (entries.size() <= newest) {
                return addEach(entries);
            }
            sort();
            return addSegment(parts.segments().isEmpty() ? entries : unknown(entries));
        } finally {
            lock.unlock();
        }
    }

    boolean remove(PdqHash hash, long id) {
        lock.lock();
        try {
            int entry = parts.delta().find(hash, id);
            if (entry >= 0) {
                parts.delta().remove(entry);
                return true;
            }
            for (Segment segment : parts.segments()) {
                int row = segment.find(hash, id);
                if (row >= 0) {
                    segment.rows().remove(row);
                    mergeIfDue();
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    int removeIf(LongPredicate ids) {
        lock.lock();
        try {
            int count = parts.delta().removeIf(ids);
            for (Segment segment : parts.segments()) {
                count += segment.rows().removeIf(ids);
            }
            mergeIfDue();
            return count;
        } finally {
            lock.unlock();
        }
    }

    private int addEach(Entries entries) {
        int count = 0;
        for (int entry = 0; entry < entries.size(); entry++) {
            count += add(entries.hash(entry), entries.id(entry)) ? 1 : 0;
        }
        return count;
    }

    private Entries unknown(Entries entries) {
        Entries unknown = new Entries();
        for (int entry = 0; entry < entries.size(); entry++) {
            if (!parts.contains(entries.hash(entry), entries.id(entry))) {
                unknown.add(entries.hash(entry), entries.id(entry));
            }
        }
        return unknown;
    }

    private int addSegment(Entries entries) {
        requireRoom(entries.size());
        Segment segment = Segment.of(entries);
        int end = parts.segments().size();
        parts = parts.replaced(end, end, segment, parts.delta());
        mergeIfDue();
        return segment.rows().size();
    }

    private void requireRoom(int more) {
        if (parts.live() + more > Entries.MOST) {
            throw new IllegalStateException("An index holds at most %d entries".formatted(Entries.MOST));
        }
    }

    /** Makes the newest entries, with the small segments before them, one segment. */
    private void sort() {
        List<Segment> segments = parts.segments();
        int from = MergePolicy.absorb(segments, afterRunning(), parts.delta().live());
        Entries entries = new Entries(newest);
        parts.delta().copyTo(entries);
        for (Segment segment : segments.subList(from, segments.size())) {
            segment.rows().copyTo(entries, segment.rows().removed());
        }
        parts = parts.replaced(from, segments.size(), Segment.of(entries), new Delta(newest));
        mergeIfDue();
    }

    /** The first segment after those of the running merge. */
    private int afterRunning() {
        return running == null ? 0 : parts.segments().indexOf(running.sources().getLast()) + 1;
    }

    private void mergeIfDue() {
        MergePolicy.Range range = running == null ? MergePolicy.next(parts.segments()) : new MergePolicy.Range(0, 0);
        if (range.isEmpty()) {
            return;
        }
        Merge merge = new Merge(parts.segments().subList(range.from(), range.to()));
        running = merge;
        try {
            merging.execute(() -> run(merge));
        } catch (RejectedExecutionException e) {
            // Whoever closed the executor is stopping; the index answers as before, with more segments.
            running = null;
        }
    }

    private void run(Merge merge) {
        Segment merged = null;
        try {
            merged = merge.build();
        } finally {
            finish(merge, merged);
        }
    }

    private void finish(Merge merge, @Nullable Segment merged) {
        lock.lock();
        try {
            running = null;
            if (merged == null) {
                return;
            }
            merge.catchUp(merged);
            int from = parts.segments().indexOf(merge.sources().getFirst());
            parts = parts.replaced(from, from + merge.sources().size(), merged, parts.delta());
            countMerge();
            mergeIfDue();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Under the lock; volatile for whoever only reads the count.
    private void countMerge() {
        merges++;
    }
}
