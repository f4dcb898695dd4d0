package dev.firebreak.app.web;

import dev.firebreak.app.config.MediaServerSettings;
import java.util.Map;

/** Takes the callbacks of media servers. Answers from memory: publishers wait on it. Thread-safe. */
public interface SidecarCallbacks {
    /** Largest number of form fields of a callback. */
    int MAX_FIELDS = 64;

    /**
     * Somebody wants to publish on {@code server}.
     *
     * @param form the callback's fields, among them {@code app}, {@code name} and {@code addr}
     * @return true to let the publisher in
     */
    boolean publish(MediaServerSettings server, Map<String, String> form);

    /** A publisher of {@code server} left. */
    void done(MediaServerSettings server, Map<String, String> form);
}
