package dev.firebreak.core.fingerprint.index;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * All patterns of so many bits with at most so many set, fewest first: what a slot's key is combined with to visit its
 * neighbours.
 */
final class Flips {
    static final int MOST_BITS = 32;
    static final int MOST_FLIPS = 5;

    private static final AtomicReferenceArray<int[]> KNOWN =
            new AtomicReferenceArray<>((MOST_BITS + 1) * (MOST_FLIPS + 1));

    private Flips() {}

    static int[] upTo(int flips, int bits) {
        int at = bits * (MOST_FLIPS + 1) + flips;
        int[] known = KNOWN.get(at);
        if (known == null) {
            known = list(flips, bits);
            KNOWN.set(at, known);
        }
        return known;
    }

    static double count(int flips, int bits) {
        double count = 0;
        double choose = 1;
        for (int set = 0; set <= flips; set++) {
            count += choose;
            choose = choose * (bits - set) / (set + 1);
        }
        return count;
    }

    private static int[] list(int flips, int bits) {
        int[] patterns = new int[(int) Math.round(count(flips, bits))];
        int size = 0;
        for (int set = 0; set <= Math.min(flips, bits); set++) {
            size = addWith(set, bits, 0, patterns, size);
        }
        return Arrays.copyOf(patterns, size);
    }

    /** Adds those with {@code set} bits set below {@code bits}. */
    private static int addWith(int set, int bits, int pattern, int[] patterns, int size) {
        if (set == 0) {
            patterns[size] = pattern;
            return size + 1;
        }
        int now = size;
        for (int bit = set - 1; bit < bits; bit++) {
            now = addWith(set - 1, bit, pattern | 1 << bit, patterns, now);
        }
        return now;
    }
}
