package dev.firebreak.core.incident;

import java.util.UUID;

/** Names an incident. */
public record IncidentId(UUID value) {
    /** Parses the usual text form; throws {@link IllegalArgumentException} otherwise. */
    public static IncidentId of(String text) {
        return new IncidentId(UUID.fromString(text));
    }

    public static IncidentId random() {
        return new IncidentId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
