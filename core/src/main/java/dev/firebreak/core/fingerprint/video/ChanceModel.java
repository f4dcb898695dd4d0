package dev.firebreak.core.fingerprint.video;

/**
 * How probable it is that a frame lies near that of an unrelated video. Measured on videos that have nothing in common, it falls by
 * {@code e} every few bits, and some frames (titles, test pictures, sky) are near many others.
 */
interface ChanceModel {
    /** Bits at which {@link #AT_KNEE} is the chance. */
    int KNEE = 31;

    double AT_KNEE = 1e-4;

    /** Bits in which the chance falls by e. */
    double SLOPE = 8;

    /** Chance that a frame of the query is this near to a given frame of an unrelated reference: above 0, at most 1. */
    double of(int queryFrame, int distance);

    /** The same for all frames. */
    ChanceModel EVEN = (frame, distance) -> even(distance);

    static double even(int distance) {
        return Math.min(1, AT_KNEE * Math.exp((distance - KNEE) / SLOPE));
    }
}
