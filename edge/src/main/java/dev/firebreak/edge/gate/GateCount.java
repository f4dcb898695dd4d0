package dev.firebreak.edge.gate;

/** What the gate counts, for each stream and in all; also the metric label. */
public enum GateCount {
    /** Segments put into a playlist, unseen ones included. */
    LISTED,
    /** Of those, the ones that the PASS policy listed without analysis. */
    PASSED_UNSEEN,
    /** Listed segments that were taken away again. */
    WITHDRAWN,
    /** Segments never listed because their session was withdrawn, or held until another session followed. */
    WITHHELD,
    /** Segments never listed because too many were waiting. */
    DROPPED_PENDING_FULL,
    /** Segments never listed because their session was over and its analysis never finished. */
    DROPPED_NEVER_ANALYSED,
    /** Segments in a container that viewers do not get. */
    DROPPED_FORMAT,
    /** Segments longer than is ever listed. */
    DROPPED_TOO_LONG,
    /** Segments of a session that the gate does not know. */
    DROPPED_UNKNOWN_SESSION,
    /** Segments offered again; the first offer stands. */
    REPEATED,
    /** Times that a playlist's target duration had to be raised, against RFC 8216: the publisher's key frames are uneven. */
    TARGET_RAISED,
    /** Segment reads answered with bytes. */
    READ_SERVED,
    /** Reads of a segment that is not listed, or no longer. */
    READ_REFUSED_UNKNOWN,
    /** Reads of a segment that waits for the judge or is held. */
    READ_REFUSED_PENDING,
    /** Reads of a segment that was withdrawn. */
    READ_REFUSED_WITHDRAWN,
    /** Reads of a listed segment whose bytes the store no longer has. */
    READ_BYTES_MISSING
}
