package dev.firebreak.core.stream;

import java.util.UUID;

/** Names one publish of a stream, from connect to disconnect. */
public record SessionId(UUID value) {
    /** Parses the usual text form; throws {@link IllegalArgumentException} otherwise. */
    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    public static SessionId random() {
        return new SessionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
