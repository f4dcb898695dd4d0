package dev.firebreak.core.incident;

import java.time.Instant;

/**
 * What a person made of an incident.
 *
 * @param state CONFIRMED, DISMISSED or RESTORED
 * @param by account name
 * @param note free text, may be empty
 */
public record Decision(IncidentState state, String by, Instant at, String note) {
    /** Longest note, in characters. */
    public static final int MAX_NOTE = 2_000;

    public Decision {
        if (state == IncidentState.OPEN) {
            throw new IllegalArgumentException("A decision confirms, dismisses or restores");
        }
        if (note.length() > MAX_NOTE) {
            throw new IllegalArgumentException("A note has at most " + MAX_NOTE + " characters");
        }
    }
}
