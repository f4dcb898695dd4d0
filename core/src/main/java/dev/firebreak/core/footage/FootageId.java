package dev.firebreak.core.footage;

import java.util.UUID;

/** Names a clip of the catalogue. */
public record FootageId(UUID value) {
    /** Parses the usual text form; throws {@link IllegalArgumentException} otherwise. */
    public static FootageId of(String text) {
        return new FootageId(UUID.fromString(text));
    }

    public static FootageId random() {
        return new FootageId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
