package dev.firebreak.core.fingerprint.sound;

import java.util.stream.IntStream;

/**
 * Three peaks of a fingerprint, an anchor and two later ones, as they are looked up: by their two intervals of pitch and the
 * proportion of their times, which no change of speed, tempo or pitch alters, and, coarsely, by the anchor's pitch and the
 * time that they span, which such a change alters by as much as itself.
 *
 * <p>An anchor is joined with the strongest peaks of its zone. A reference takes few of them and a query more, so that a
 * reference's triplet is still among the query's when something else was laid over it.
 */
final class Triplets {
    static final int ZONE_PITCH = 640;
    static final int INTERVAL_STEP = 24;
    static final int INTERVALS = 2 * ZONE_PITCH / INTERVAL_STEP + 1;
    static final int PROPORTIONS = 8;
    static final int PITCH_STEP = 256;
    static final int PITCHES = (SoundFingerprint.HIGHEST_PITCH + 1) / PITCH_STEP;

    /** Shortest and longest time from anchor to last peak, in ticks: 0.16 to 1.02 s. */
    static final int LEAST_SPAN = 40;

    static final int MOST_SPAN = 256;

    /** Half octaves of span. */
    static final int SPANS = 6;

    /** Where each half octave of span ends. */
    private static final double[] HALF_OCTAVES = IntStream.range(1, SPANS)
            .mapToDouble(half -> half % 2 == 0 ? LEAST_SPAN << (half / 2) : LEAST_SPAN * Math.sqrt(1 << half))
            .toArray();

    static final int CODES = SPANS * PITCHES * PROPORTIONS * INTERVALS * INTERVALS;

    private static final int LEAST_GAP = 12;

    /** Where all three are closer than this they are one steady tone, which says nothing. */
    private static final int STEADY = 32;

    /** Takes triplets. */
    interface Sink {
        /**
         * One triplet.
         *
         * @param anchorTick the anchor's time
         * @param anchorPitch the anchor's pitch
         * @param span ticks from the anchor to the last peak, {@value #LEAST_SPAN} to {@value #MOST_SPAN}
         * @param second pitch of the second less that of the anchor, at most {@value #ZONE_PITCH} up or down
         * @param third pitch of the third less that of the anchor
         * @param gap ticks from the anchor to the second peak, at most {@code span}
         */
        void triplet(int anchorTick, int anchorPitch, int span, int second, int third, int gap);
    }

    private final int[] partners;
    private final int fan;
    private int found;

    /**
     * One use at a time.
     *
     * @param fan how many of the strongest peaks in its zone an anchor is joined with
     */
    Triplets(int fan) {
        this.fan = fan;
        this.partners = new int[fan];
    }

    /** All triplets of a fingerprint, by anchor. */
    void of(SoundFingerprint print, Sink sink) {
        of(print, 0, Integer.MAX_VALUE, sink);
    }

    /** Those triplets whose anchor is not before {@code fromTick} and is before {@code toTick}. */
    void of(SoundFingerprint print, int fromTick, int toTick, Sink sink) {
        for (int anchor = print.firstAt(fromTick); anchor < print.size() && print.tick(anchor) < toTick; anchor++) {
            choose(print, anchor);
            for (int j = 0; j < found; j++) {
                for (int k = j + 1; k < found; k++) {
                    offer(print, anchor, partners[j], partners[k], sink);
                }
            }
        }
    }

    /** The strongest peaks of the zone, in order of time. */
    private void choose(SoundFingerprint print, int anchor) {
        found = 0;
        int tick = print.tick(anchor);
        int pitch = print.pitch(anchor);
        for (int i = anchor + 1; i < print.size() && print.tick(i) - tick <= MOST_SPAN; i++) {
            if (print.tick(i) - tick >= LEAST_GAP && Math.abs(print.pitch(i) - pitch) <= ZONE_PITCH) {
                keepIfStrong(print, i);
            }
        }
    }

    private void keepIfStrong(SoundFingerprint print, int peak) {
        if (found == fan) {
            int weakest = 0;
            for (int i = 1; i < fan; i++) {
                if (print.strength(partners[i]) <= print.strength(partners[weakest])) {
                    weakest = i;
                }
            }
            if (print.strength(peak) <= print.strength(partners[weakest])) {
                return;
            }
            System.arraycopy(partners, weakest + 1, partners, weakest, fan - weakest - 1);
            found--;
        }
        partners[found++] = peak;
    }

    private static void offer(SoundFingerprint print, int anchor, int j, int k, Sink sink) {
        int tick = print.tick(anchor);
        int pitch = print.pitch(anchor);
        int span = print.tick(k) - tick;
        int second = print.pitch(j) - pitch;
        int third = print.pitch(k) - pitch;
        if (span >= LEAST_SPAN && (Math.abs(second) >= STEADY || Math.abs(third) >= STEADY)) {
            sink.triplet(tick, pitch, span, second, third, print.tick(j) - tick);
        }
    }

    /** The half octave in which a span lies. */
    static int spanClass(double span) {
        int half = 0;
        while (half < SPANS - 1 && span >= HALF_OCTAVES[half]) {
            half++;
        }
        return half;
    }

    static int second(int code) {
        return code / INTERVALS % INTERVALS;
    }

    static int third(int code) {
        return code % INTERVALS;
    }

    static int proportion(int code) {
        return code / (INTERVALS * INTERVALS) % PROPORTIONS;
    }

    static int code(int spanClass, int pitchClass, int proportion, int second, int third) {
        return (((spanClass * PITCHES + pitchClass) * PROPORTIONS + proportion) * INTERVALS + second) * INTERVALS
                + third;
    }
}
