package dev.firebreak.app.web;

import dev.firebreak.app.config.MediaServerSettings;

/** Takes the callbacks of media servers. Answers from memory: publishers wait on it. Thread-safe. */
@FunctionalInterface
public interface SidecarCallbacks {
    /** Largest body of a callback, in bytes. */
    int MAX_BODY = 8192;

    /**
     * A publisher wants in, or has left.
     *
     * @param body the form as the server sent it, not parsed: a publisher can append fields of its own, so whoever reads it must know
     *     which ones are the server's
     * @return the HTTP status to answer: 2xx lets a publisher in, 403 does not
     */
    int answer(MediaServerSettings server, byte[] body);
}
