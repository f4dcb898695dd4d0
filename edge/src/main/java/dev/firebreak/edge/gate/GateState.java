package dev.firebreak.edge.gate;

/** What the gate does with a stream now. */
public enum GateState {
    /** A session is open and none of its segments has been listed yet. */
    STARTING,
    /** Segments are listed as they are cleared. */
    LISTING,
    /** The judge holds: viewers stay at the last clean segment. */
    HELD,
    /** A person holds. */
    PERSON_HELD,
    /** Analysis is late or down and the policy is HOLD: viewers stay at the last clean segment. */
    LATE_HELD,
    /** Analysis is late or down and the policy is PASS: viewers see segments that nobody has judged. */
    LATE_PASSING,
    /** What was published since the suspicion began has been taken away and the playlist has ended. */
    WITHDRAWN,
    /** The session is over and the playlist has ended. */
    ENDED
}
