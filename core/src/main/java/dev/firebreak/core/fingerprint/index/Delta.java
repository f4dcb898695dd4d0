package dev.firebreak.core.fingerprint.index;

import static dev.firebreak.core.fingerprint.index.Entries.WORDS;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongPredicate;

/**
 * The newest entries, in the order in which they came, read from end to end. One writer writes an entry and then
 * publishes the new count (release); readers take the count first (acquire) and so see every entry whole. A removal is a
 * bit, set and read with volatile semantics.
 */
final class Delta {
    private final long[] words;
    private final long[] ids;
    private final AtomicLongArray removed;
    private final AtomicInteger size = new AtomicInteger();
    private volatile int removals;

    Delta(int capacity) {
        words = new long[capacity * WORDS];
        ids = new long[capacity];
        removed = new AtomicLongArray((capacity + Long.SIZE - 1) / Long.SIZE);
    }

    boolean full() {
        return size.getPlain() == ids.length;
    }

    int size() {
        return size.getAcquire();
    }

    /** Entries not removed. */
    int live() {
        return size() - removals;
    }

    long[] words() {
        return words;
    }

    long id(int entry) {
        return ids[entry];
    }

    boolean isRemoved(int entry) {
        return (removed.get(entry >> 6) >>> entry & 1) != 0;
    }

    void add(PdqHash hash, long id) {
        int entry = size.getPlain();
        int at = entry * WORDS;
        words[at] = hash.word0();
        words[at + 1] = hash.word1();
        words[at + 2] = hash.word2();
        words[at + 3] = hash.word3();
        ids[entry] = id;
        size.setRelease(entry + 1);
    }

    boolean search(Query query, MatchVisitor visitor) {
        int count = size();
        int radius = query.radius();
        for (int entry = 0; entry < count; entry++) {
            int distance = query.distance(words, entry * WORDS);
            if (distance <= radius && !isRemoved(entry) && !visitor.match(ids[entry], distance)) {
                return false;
            }
        }
        return true;
    }

    /** Where the entry is, or -1. */
    int find(PdqHash hash, long id) {
        int count = size();
        for (int entry = 0; entry < count; entry++) {
            if (ids[entry] == id && !isRemoved(entry) && Rows.equal(words, entry * WORDS, hash)) {
                return entry;
            }
        }
        return -1;
    }

    void remove(int entry) {
        removed.set(entry >> 6, removed.get(entry >> 6) | 1L << entry);
        countRemoval();
    }

    int removeIf(LongPredicate which) {
        int before = removals;
        for (int entry = 0; entry < size(); entry++) {
            if (which.test(ids[entry]) && !isRemoved(entry)) {
                remove(entry);
            }
        }
        return removals - before;
    }

    /** Adds what is not removed to a list. */
    void copyTo(Entries entries) {
        int count = size();
        for (int entry = 0; entry < count; entry++) {
            if (!isRemoved(entry)) {
                int at = entry * WORDS;
                entries.add(words[at], words[at + 1], words[at + 2], words[at + 3], ids[entry]);
            }
        }
    }

    long bytes() {
        return (long) Long.BYTES * (words.length + ids.length + removed.length());
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One writer; volatile for whoever only reads the count.
    private void countRemoval() {
        removals++;
    }
}
