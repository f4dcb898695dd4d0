package dev.firebreak.core.fingerprint.index;

import static dev.firebreak.core.fingerprint.index.Entries.WORDS;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * For each slot, the hashes in order of the slot's bits: those of bucket b are {@code postings[slot][i]} for i from
 * {@code starts[slot][b]} to before {@code starts[slot][b + 1]}. Slot 0 needs no postings, since the hashes themselves
 * are in its order. Nothing changes after construction.
 *
 * @param order the slots, those whose buckets are filled most evenly first
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Read in the innermost loop, never handed out of the package, never compared.
record Buckets(Slots slots, int[][] starts, int[][] postings, int[] order) {
    /** After the last posting there is room for so many more, so that a reader may read on. */
    static final int PADDING = 4;

    private static final int[] IN_ORDER = new int[0];

    Buckets(Slots slots, int[][] starts, int[][] postings) {
        this(slots, starts, postings, byEvenness(slots, starts));
    }

    static Buckets of(Rows rows) {
        Slots slots = Slots.forHashes(rows.hashes());
        int[][] starts = new int[slots.count()][];
        int[][] postings = new int[slots.count()][];
        for (int slot = 0; slot < slots.count(); slot++) {
            starts[slot] = count(rows, slots, slot);
            postings[slot] = slot == 0 ? IN_ORDER : distribute(rows, slots, slot, starts[slot]);
        }
        return new Buckets(slots, starts, postings);
    }

    /** The length of the array of postings. */
    static int postings(int slot, int hashes) {
        return slot == 0 ? 0 : hashes + PADDING;
    }

    long bytes() {
        long ints = 0;
        for (int slot = 0; slot < slots.count(); slot++) {
            ints += starts[slot].length + (long) postings[slot].length;
        }
        return Integer.BYTES * ints;
    }

    /** The start of each bucket, and the end of the last. */
    private static int[] count(Rows rows, Slots slots, int slot) {
        int[] starts = new int[slots.buckets(slot) + 1];
        for (int hash = 0; hash < rows.hashes(); hash++) {
            starts[slots.key(rows.words(), hash * WORDS, slot) + 1]++;
        }
        for (int bucket = 1; bucket < starts.length; bucket++) {
            starts[bucket] += starts[bucket - 1];
        }
        return starts;
    }

    private static int[] distribute(Rows rows, Slots slots, int slot, int[] starts) {
        int[] postings = new int[postings(slot, rows.hashes())];
        for (int hash = 0; hash < rows.hashes(); hash++) {
            postings[starts[slots.key(rows.words(), hash * WORDS, slot)]++] = hash;
        }
        // Each start has become its bucket's end, which is the next one's start.
        System.arraycopy(starts, 0, starts, 1, starts.length - 1);
        starts[0] = 0;
        return postings;
    }

    /**
     * By the number of hashes that share a bucket with a hash, on average: a slot in which many hashes agree is asked
     * for fewer neighbours.
     */
    private static int[] byEvenness(Slots slots, int[][] starts) {
        double[] shared = new double[slots.count()];
        for (int slot = 0; slot < slots.count(); slot++) {
            int[] limits = starts[slot];
            for (int bucket = 1; bucket < limits.length; bucket++) {
                double size = limits[bucket] - limits[bucket - 1];
                shared[slot] += size * size;
            }
        }
        return IntStream.range(0, slots.count())
                .boxed()
                .sorted(Comparator.comparingDouble(slot -> shared[slot]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
