package dev.firebreak.app.web;

import dev.firebreak.core.stream.StreamId;
import java.util.Map;

/** Streams that are fetched from an address and shown through the gate. Thread-safe. */
public interface Pulls {
    /**
     * Starts fetching. Throws {@link dev.firebreak.core.error.FirebreakException} with ADDRESS_REFUSED, NOT_FOUND, CONFLICT or
     * LIMIT_EXCEEDED.
     *
     * @return the address without secrets
     */
    String start(StreamId stream, String address);

    /** Stops fetching; false when the stream was not fetched. */
    boolean stop(StreamId stream);

    /** What is fetched now, and from where, without secrets. */
    Map<StreamId, String> list();
}
