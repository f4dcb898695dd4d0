package dev.firebreak.app.ingest;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.live.LiveSession;
import dev.firebreak.core.segment.Segment;

/** Who sees a stream that is pulled. Thread-safe. */
interface PullTarget {
    /** How the session's viewers get it. */
    LiveSession.Delivery delivery(SessionInfo info);

    /** The session is about to be read. */
    default void begins(SessionInfo info) {}

    /** A segment is complete and kept. */
    default void segment(Segment segment) {}

    /** The session was read to its end. */
    default void ended(SessionInfo info) {}

    /** The lowest sequence number that viewers may still get, or {@code sequence}. */
    default long stillNeededFrom(SessionInfo info, long sequence) {
        return sequence;
    }
}
