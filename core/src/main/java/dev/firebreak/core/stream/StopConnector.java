package dev.firebreak.core.stream;

/**
 * Stops a stream where it is published: our own listener or somebody's media server. A server that answers "done" has not
 * stopped anything yet: only {@link #verifyGone} counts. Thread-safe; every call has its own time limit. Throws
 * {@link dev.firebreak.core.error.FirebreakException} with STOP_FAILED when the server cannot be reached or refuses.
 */
public interface StopConnector {
    /** Ends the publisher's session; returns how many were told to go. Zero is not an error: it may have left. */
    int drop(StreamId stream);

    /** True when, by the server's own account read anew, nobody publishes the stream. */
    boolean verifyGone(StreamId stream);

    /** Takes away what viewers could still fetch of the stream; returns how many files or segments went. */
    int withdraw(StreamId stream);
}
