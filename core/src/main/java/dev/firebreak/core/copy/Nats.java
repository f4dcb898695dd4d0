package dev.firebreak.core.copy;

/**
 * Scores and what they stand for: how many nats likelier a copy is than chance, all that was tried taken off. Nats of independent
 * channels add; e to the minus of them bounds the rate of false matches.
 */
final class Nats {
    /** Of a match: one false one in a thousand look-ups of unrelated media, score 0.5. */
    static final double MATCH = Math.log(1000);

    /** The highest: beyond, scores cannot be told from 1. */
    static final double MOST = 300;

    private static final double SCALE = 10;
    private static final double NEAR_SCALE = 4;

    private Nats() {}

    static double score(double nats) {
        return -Math.expm1(-Math.max(0, nats) / SCALE);
    }

    static double of(double score) {
        return Math.min(MOST, -SCALE * Math.log1p(-score));
    }

    /**
     * Of a single picture. Hashes that are independent are never near each other; those that are belong to pictures that many media
     * show. At the distance that by convention is a match this is taken to be one in a thousand, and to change by e in
     * four bits.
     */
    static double ofPicture(int distance, int conventional) {
        return Math.max(0, MATCH + (conventional - distance) / NEAR_SCALE);
    }
}
