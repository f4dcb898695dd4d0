package dev.firebreak.core.evidence;

/** Checks on scores, shared by the score records of this package. */
final class Scores {
    private Scores() {}

    static void requireUnit(String name, double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1], not " + score);
        }
    }
}
