package dev.firebreak.core.verdict;

/** What the judge concludes so far, in rising order. */
public enum VerdictLevel {
    /** Nothing of note. */
    CLEAR,
    /** A person should look. Viewers still see the stream. */
    WATCH,
    /** Viewers see nothing new until it passes or a person decides. */
    HOLD,
    /** The stream is stopped, withdrawn and on record. */
    CUT;

    public boolean atLeast(VerdictLevel other) {
        return compareTo(other) >= 0;
    }
}
