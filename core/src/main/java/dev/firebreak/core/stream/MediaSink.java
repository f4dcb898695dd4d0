package dev.firebreak.core.stream;

/**
 * Takes one session's packets in the order sent. Called by one thread at a time. May block for back-pressure, never for
 * longer than the caller's idle limit.
 */
public interface MediaSink {
    void packet(MediaPacket packet);

    /** The session is over; no packet follows. Called exactly once. */
    void ended(EndReason reason);

    /** Why a session ended; also the metric label. */
    enum EndReason {
        /** The publisher said goodbye or closed its connection. */
        PUBLISHER_LEFT,
        /** Nothing arrived for the idle limit. */
        IDLE,
        /** The publisher broke the protocol or a limit. */
        PROTOCOL_ERROR,
        /** No key frame for longer than the limit. */
        NO_KEY_FRAME,
        /** Firebreak stopped the publisher. */
        CUT,
        /** The server is shutting down. */
        SHUTDOWN
    }
}
