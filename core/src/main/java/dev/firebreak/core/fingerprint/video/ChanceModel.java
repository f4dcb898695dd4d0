package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.PdqHash;

/**
 * How probable it is that a frame lies near that of an unrelated video. Hashes that are independent of each other are never near; those
 * that are, are of what many videos show (titles, test pictures, sky, black with a logo), and these are near however near one asks. So
 * the chance is taken to be the same up to the distance at which two pictures match, and to rise beyond.
 */
interface ChanceModel {
    /** Chance up to {@link PdqHash#MATCH_DISTANCE}. */
    double NEAR = 1e-3;

    /** Bits in which the chance rises by e beyond. */
    double SLOPE = 8;

    /** Chance that a frame of the query is this near to a given frame of an unrelated reference: above 0, at most 1. */
    double of(int queryFrame, int distance);

    /** The same by their learned hashes. */
    default double ofLearned(int queryFrame, int distance) {
        return LearnedChance.even(distance);
    }

    /** The same for all frames. */
    ChanceModel EVEN = (frame, distance) -> even(distance);

    static double even(int distance) {
        return Math.min(1, NEAR * Math.exp(Math.max(0, distance - PdqHash.MATCH_DISTANCE) / SLOPE));
    }
}
