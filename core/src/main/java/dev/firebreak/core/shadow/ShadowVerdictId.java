package dev.firebreak.core.shadow;

import java.util.UUID;

/** Names a recorded verdict. */
public record ShadowVerdictId(UUID value) {
    /** Parses the usual text form; throws {@link IllegalArgumentException} otherwise. */
    public static ShadowVerdictId of(String text) {
        return new ShadowVerdictId(UUID.fromString(text));
    }

    public static ShadowVerdictId random() {
        return new ShadowVerdictId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
