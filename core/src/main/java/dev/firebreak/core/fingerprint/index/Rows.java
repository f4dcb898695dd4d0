package dev.firebreak.core.fingerprint.index;

import static dev.firebreak.core.fingerprint.index.Entries.WORDS;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongPredicate;

/**
 * Distinct hashes in ascending order, each with its ids in ascending order. Nothing changes but the bits that say which
 * rows were removed, which are read and set with volatile semantics; one writer at a time.
 */
final class Rows {
    private final long[] words;
    /** For hash h, its ids are those from {@code starts[h]} to before {@code starts[h + 1]}. */
    private final int[] starts;

    private final long[] ids;
    private final AtomicLongArray removed;
    private volatile int removals;

    Rows(long[] words, int[] starts, long[] ids, long[] removed) {
        this.words = words;
        this.starts = starts;
        this.ids = ids;
        this.removed = new AtomicLongArray(removed);
        removals = Arrays.stream(removed).mapToInt(Long::bitCount).sum();
    }

    static long[] noneRemoved(int rows) {
        return new long[removedWords(rows)];
    }

    static int removedWords(int rows) {
        return (rows + Long.SIZE - 1) / Long.SIZE;
    }

    static boolean equal(long[] words, int at, PdqHash hash) {
        return words[at] == hash.word0()
                && words[at + 1] == hash.word1()
                && words[at + 2] == hash.word2()
                && words[at + 3] == hash.word3();
    }

    /** Compares hashes as numbers of 256 bits. */
    static int compare(long[] words, int at, long word0, long word1, long word2, long word3) {
        if (words[at + 3] != word3) {
            return Long.compareUnsigned(words[at + 3], word3);
        }
        if (words[at + 2] != word2) {
            return Long.compareUnsigned(words[at + 2], word2);
        }
        if (words[at + 1] != word1) {
            return Long.compareUnsigned(words[at + 1], word1);
        }
        return Long.compareUnsigned(words[at], word0);
    }

    int hashes() {
        return starts.length - 1;
    }

    int size() {
        return ids.length;
    }

    int live() {
        return ids.length - removals;
    }

    long[] words() {
        return words;
    }

    int[] starts() {
        return starts;
    }

    long[] ids() {
        return ids;
    }

    /** The bits of the rows removed so far. */
    long[] removed() {
        long[] bits = new long[removed.length()];
        Arrays.setAll(bits, removed::get);
        return bits;
    }

    boolean isRemoved(int row) {
        return (removed.get(row >> 6) >>> row & 1) != 0;
    }

    /** Gives all ids of a hash that are not removed to the visitor. */
    boolean visit(int hash, int distance, MatchVisitor visitor) {
        int end = starts[hash + 1];
        for (int row = starts[hash]; row < end; row++) {
            if (!isRemoved(row) && !visitor.match(ids[row], distance)) {
                return false;
            }
        }
        return true;
    }

    /** The row of the entry among the hashes from {@code from} to before {@code to}, or -1. */
    int find(PdqHash hash, long id, int from, int to) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(words, middle * WORDS, hash.word0(), hash.word1(), hash.word2(), hash.word3());
            if (order == 0) {
                int row = Arrays.binarySearch(ids, starts[middle], starts[middle + 1], id);
                return row >= 0 && !isRemoved(row) ? row : -1;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    void remove(int row) {
        removed.set(row >> 6, removed.get(row >> 6) | 1L << row);
        count(1);
    }

    int removeIf(LongPredicate which) {
        int now = 0;
        for (int row = 0; row < ids.length; row++) {
            if (which.test(ids[row]) && !isRemoved(row)) {
                removed.set(row >> 6, removed.get(row >> 6) | 1L << row);
                now++;
            }
        }
        count(now);
        return now;
    }

    /** Adds the rows whose bit is not set among {@code without}, as {@link #removed()} gives them, to a list. */
    void copyTo(Entries entries, long[] without) {
        for (int hash = 0; hash < hashes(); hash++) {
            int at = hash * WORDS;
            for (int row = starts[hash]; row < starts[hash + 1]; row++) {
                if ((without[row >> 6] >>> row & 1) == 0) {
                    entries.add(words[at], words[at + 1], words[at + 2], words[at + 3], ids[row]);
                }
            }
        }
    }

    /** Adds the rows removed since {@code before} was taken to a list. */
    void copyRemovedTo(Entries entries, long[] before) {
        long[] still = new long[before.length];
        Arrays.setAll(still, word -> ~(removed.get(word) & ~before[word]));
        if (Arrays.stream(still).anyMatch(word -> word != -1)) {
            copyTo(entries, still);
        }
    }

    long bytes() {
        return (long) Long.BYTES * (words.length + ids.length + removed.length())
                + (long) Integer.BYTES * starts.length;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One writer at a time; volatile for whoever only reads the count.
    private void count(int more) {
        removals += more;
    }
}
