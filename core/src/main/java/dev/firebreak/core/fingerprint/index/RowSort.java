package dev.firebreak.core.fingerprint.index;

import static dev.firebreak.core.fingerprint.index.Entries.WORDS;

import java.util.Arrays;

/**
 * Brings entries into the order of {@link Rows}: distributes them by their first bits, then sorts each group, in place
 * and in n log n steps even if all are in one group.
 */
final class RowSort {
    private static final int SMALL_GROUP = 16;
    private static final int MOST_BITS = 24;

    private final int size;
    private final int bits;
    private final long[] words;
    private final long[] ids;

    private RowSort(Entries entries) {
        size = entries.size();
        bits = Math.max(1, Math.min(MOST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(size)));
        words = new long[Math.multiplyExact(size, WORDS)];
        ids = new long[size];
    }

    static Rows rows(Entries entries) {
        RowSort sort = new RowSort(entries);
        int[] ends = sort.distribute(entries);
        int from = 0;
        for (int end : ends) {
            sort.sort(from, end);
            from = Math.max(from, end);
        }
        return sort.distinct();
    }

    private int group(Entries entries, int entry) {
        return (int) (entries.word(entry, WORDS - 1) >>> (Long.SIZE - bits));
    }

    /** The end of each group; the last element is that of the last. */
    private int[] distribute(Entries entries) {
        int[] next = new int[(1 << bits) + 1];
        for (int entry = 0; entry < size; entry++) {
            next[group(entries, entry) + 1]++;
        }
        for (int group = 0; group < 1 << bits; group++) {
            next[group + 1] += next[group];
        }
        for (int entry = 0; entry < size; entry++) {
            int to = next[group(entries, entry)]++;
            for (int word = 0; word < WORDS; word++) {
                words[to * WORDS + word] = entries.word(entry, word);
            }
            ids[to] = entries.id(entry);
        }
        return next;
    }

    private void sort(int from, int end) {
        if (end - from <= SMALL_GROUP) {
            for (int i = from + 1; i < end; i++) {
                for (int j = i; j > from && compare(j - 1, j) > 0; j--) {
                    swap(j - 1, j);
                }
            }
            return;
        }
        int count = end - from;
        for (int root = count / 2 - 1; root >= 0; root--) {
            sink(from, root, count);
        }
        for (int last = count - 1; last > 0; last--) {
            swap(from, from + last);
            sink(from, 0, last);
        }
    }

    /** A step of heap sort. */
    private void sink(int from, int root, int count) {
        int parent = root;
        for (int child = 2 * parent + 1; child < count; child = 2 * parent + 1) {
            if (child + 1 < count && compare(from + child, from + child + 1) < 0) {
                child++;
            }
            if (compare(from + parent, from + child) >= 0) {
                return;
            }
            swap(from + parent, from + child);
            parent = child;
        }
    }

    private int compare(int a, int b) {
        int at = b * WORDS;
        int order = Rows.compare(words, a * WORDS, words[at], words[at + 1], words[at + 2], words[at + 3]);
        return order != 0 ? order : Long.compare(ids[a], ids[b]);
    }

    private void swap(int a, int b) {
        for (int word = 0; word < WORDS; word++) {
            long kept = words[a * WORDS + word];
            words[a * WORDS + word] = words[b * WORDS + word];
            words[b * WORDS + word] = kept;
        }
        long kept = ids[a];
        ids[a] = ids[b];
        ids[b] = kept;
    }

    /** Keeps one of equal entries, and each hash once. */
    private Rows distinct() {
        int[] starts = new int[size + 1];
        int hashes = 0;
        int rows = 0;
        for (int entry = 0; entry < size; entry++) {
            int at = entry * WORDS;
            int last = (hashes - 1) * WORDS;
            boolean known = hashes > 0
                    && Rows.compare(words, last, words[at], words[at + 1], words[at + 2], words[at + 3]) == 0;
            if (!known) {
                System.arraycopy(words, at, words, hashes * WORDS, WORDS);
                starts[hashes++] = rows;
            } else if (ids[rows - 1] == ids[entry]) {
                continue;
            }
            ids[rows++] = ids[entry];
        }
        starts[hashes] = rows;
        return new Rows(
                trim(words, hashes * WORDS),
                hashes == size ? starts : Arrays.copyOf(starts, hashes + 1),
                trim(ids, rows),
                Rows.noneRemoved(rows));
    }

    private static long[] trim(long[] array, int length) {
        return array.length == length ? array : Arrays.copyOf(array, length);
    }
}
