package dev.firebreak.edge.callback;

import dev.firebreak.core.stream.StreamKey;
import java.util.Optional;

/**
 * What a media server tells about a publisher.
 *
 * @param app RTMP application
 * @param name stream name under which the server has it, and under which it can be dropped
 * @param key what the publisher sent as {@code key}; empty when nothing usable
 * @param peer the publisher's address as the server gives it, for people to read
 * @param client the server's number for the connection
 */
public record PublishCallback(Call call, String app, String name, Optional<StreamKey> key, String peer, String client) {

    /** What happened. */
    public enum Call {
        /** Somebody wants to publish, and waits for the answer. */
        PUBLISH,
        /** A publisher that was let in has left. */
        PUBLISH_DONE
    }
}
