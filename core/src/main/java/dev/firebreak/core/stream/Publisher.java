package dev.firebreak.core.stream;

/** A connected publisher, as seen by whoever may have to stop it. Thread-safe. */
public interface Publisher {
    /** Ends the connection at once, by a TCP reset where the peer does not go; returns without waiting. Idempotent. */
    void disconnect(String reason);

    /** True once no byte can come from this publisher any more: the socket is closed on our side and its reader has ended. */
    boolean gone();
}
