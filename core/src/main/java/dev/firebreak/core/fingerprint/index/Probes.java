package dev.firebreak.core.fingerprint.index;

/**
 * How a segment is searched within a radius: which slots, and how many bits of each may differ. If the sum of (flips +
 * 1) over the slots is above the radius, a hash within it cannot differ by more than {@code flips} in all of them, so
 * none is missed. Where that many neighbours cost more than reading all hashes in order, {@link #scan()} says so.
 *
 * @param slots which are visited, in that order
 * @param flips for each of {@code slots}, how many bits may differ
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Read in the innermost loop, never handed out of the package, never compared.
record Probes(boolean scan, int[] slots, int[] flips) {
    /** Relative costs, measured on 10 M hashes: a hash read in order, a bucket looked up, a candidate fetched from anywhere. */
    private static final double SCANNED = 1;

    private static final double LOOKED_UP = 6;
    private static final double FETCHED = 10;

    /**
     * Plans a search.
     *
     * @param order the slots, those of most evenly filled buckets first
     */
    static Probes plan(Slots geometry, int[] order, int hashes, int radius) {
        int count = geometry.count();
        int least = (radius + 1) / count - 1;
        int more = (radius + 1) % count;
        int used = least < 0 ? more : count;
        int[] slots = new int[used];
        int[] flips = new int[used];
        double cost = 0;
        for (int step = 0; step < used; step++) {
            slots[step] = order[step];
            flips[step] = step < more ? least + 1 : least;
            int bits = geometry.bits(slots[step]);
            cost += Flips.count(flips[step], bits) * (LOOKED_UP + FETCHED * hashes / geometry.buckets(slots[step]));
        }
        boolean tooMany = least + 1 > Flips.MOST_FLIPS || least + 1 > geometry.bits(count - 1);
        return new Probes(tooMany || cost > SCANNED * hashes, slots, flips);
    }

    /** Candidates beyond which reading all hashes in order is no slower, however uneven the buckets. */
    static long affordable(int hashes) {
        return (long) (hashes * SCANNED / FETCHED) + 1;
    }
}
