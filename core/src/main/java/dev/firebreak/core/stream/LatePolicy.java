package dev.firebreak.core.stream;

/** What the gate does with a stream's segments when analysis is late or down. */
public enum LatePolicy {
    /** Viewers see segments without analysis. */
    PASS,
    /** Viewers stay at the last cleared segment. */
    HOLD
}
