package dev.firebreak.core.fingerprint.sound;

import java.util.Arrays;

/** Where triplets of a query were found in references: parallel arrays, at most {@value #MOST}. Not thread-safe. */
final class Sightings {
    /** More are not kept; reached only where a query's triplets are everywhere. */
    static final int MOST = 2_000_000;

    /** Up to so many a pair is company enough. */
    private static final int FEW = 4_000;

    /** 2 s. */
    private static final int BLOCK_BITS = 9;

    int[] queryTicks = new int[1_024];
    int[] times = new int[1_024];
    short[] shifts = new short[1_024];
    float[] rates = new float[1_024];
    short[] spans = new short[1_024];
    int size;

    /** All of both, in a copy. */
    static Sightings both(Sightings one, Sightings other) {
        Sightings both = new Sightings();
        both.size = Math.min(MOST, one.size + other.size);
        int rest = both.size - one.size;
        both.queryTicks = Arrays.copyOf(one.queryTicks, both.size);
        both.times = Arrays.copyOf(one.times, both.size);
        both.shifts = Arrays.copyOf(one.shifts, both.size);
        both.rates = Arrays.copyOf(one.rates, both.size);
        both.spans = Arrays.copyOf(one.spans, both.size);
        System.arraycopy(other.queryTicks, 0, both.queryTicks, one.size, rest);
        System.arraycopy(other.times, 0, both.times, one.size, rest);
        System.arraycopy(other.shifts, 0, both.shifts, one.size, rest);
        System.arraycopy(other.rates, 0, both.rates, one.size, rest);
        System.arraycopy(other.spans, 0, both.spans, one.size, rest);
        return both;
    }

    /**
     * One more.
     *
     * @param queryTick the anchor's time in the query
     * @param time its time on the index's line of time, as an unsigned number
     * @param shift pitch in the query less pitch in the reference
     * @param rate span in the reference over span in the query
     * @param span span in the query
     */
    void add(int queryTick, int time, int shift, float rate, int span) {
        if (size == MOST) {
            return;
        }
        if (size == times.length) {
            int more = Math.min(MOST, 2 * size);
            queryTicks = Arrays.copyOf(queryTicks, more);
            times = Arrays.copyOf(times, more);
            shifts = Arrays.copyOf(shifts, more);
            rates = Arrays.copyOf(rates, more);
            spans = Arrays.copyOf(spans, more);
        }
        queryTicks[size] = queryTick;
        times[size] = time;
        shifts[size] = (short) shift;
        rates[size] = rate;
        spans[size] = (short) span;
        size++;
    }

    /**
     * Drops those that stand alone: for which hardly another puts the query's middle into the same two seconds of the line of
     * time at the same shift of pitch. What the tally confuses stays; little that belongs together is lost, at borders.
     */
    void keepCompany(double middle) {
        int bits = Math.clamp(Integer.SIZE - Integer.numberOfLeadingZeros(8 * size), 12, 23);
        int company = size > FEW ? 3 : 2;
        byte[] tally = new byte[1 << bits];
        for (int i = 0; i < size; i++) {
            int slot = slot(i, middle, bits);
            if (tally[slot] < company) {
                tally[slot]++;
            }
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (tally[slot(i, middle, bits)] >= company) {
                queryTicks[kept] = queryTicks[i];
                times[kept] = times[i];
                shifts[kept] = shifts[i];
                rates[kept] = rates[i];
                spans[kept] = spans[i];
                kept++;
            }
        }
        size = kept;
    }

    private int slot(int i, double middle, int bits) {
        long time = Integer.toUnsignedLong(times[i]) + (long) ((middle - queryTicks[i]) * rates[i]);
        int key = (int) (time >>> BLOCK_BITS) * 31 + (shifts[i] >> 4);
        return (key * 0x9E3779B1) >>> (Integer.SIZE - bits);
    }
}
