package dev.firebreak.core.fingerprint.video;

/**
 * How probable it is that a frame's learned hash lies near that of an unrelated video. Of unrelated frames of 31 references and 328 other
 * videos, 1.9 million pairs, two in a hundred thousand lay within 76 bits and three in ten thousand within 88. What is near is like: the
 * same game, the same kind of room. Such videos are alike all along, so that the chance is taken to be far larger than what was
 * measured of single frames, and no frame counts for more than five nats: it takes several that follow each other.
 */
final class LearnedChance {
    /** How far apart learned hashes of the same moment are looked for. Most of a cropped, captioned or tilted picture are nearer. */
    static final int RADIUS = 88;

    /** Hits up to this distance make a reference worth aligning: of an hour of unrelated frames one in 14 has one. */
    static final int CANDIDATE = 76;

    /** Up to this distance the chance is the same. */
    static final int SURE = 64;

    /** Frames of a query this near to an earlier one show nothing new. */
    static final int SAME = 36;

    private static final double NEAR = 1 / 150.0;

    /** Bits in which the chance rises by e beyond {@link #SURE}. */
    private static final double SLOPE = 8;

    private LearnedChance() {}

    static double even(int distance) {
        return distance > RADIUS ? 1 : Math.min(1, NEAR * Math.exp(Math.max(0, distance - SURE) / SLOPE));
    }
}
