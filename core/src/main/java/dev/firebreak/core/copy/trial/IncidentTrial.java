package dev.firebreak.core.copy.trial;

import dev.firebreak.core.incident.IncidentId;
import java.time.Instant;
import java.util.Locale;

/**
 * The self-test of an incident, as far as it is.
 *
 * @param planned copies that are made when all is done
 * @param detail what a person should know; empty when nothing
 * @param result what became of the copies so far
 */
public record IncidentTrial(
        IncidentId incident,
        State state,
        int planned,
        String detail,
        Instant startedAt,
        Instant changedAt,
        SelfTestResult result) {
    /** Longest detail, in characters. */
    public static final int MAX_DETAIL = 500;

    /** Where it stands. */
    public enum State {
        /** Copies are still to be made; it goes on after a restart. */
        RUNNING,
        /** All are made, or as many as there was time for. */
        DONE,
        /** There is nothing to make copies of. */
        IMPOSSIBLE;

        /** For example {@code running}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Throws {@link IllegalArgumentException} when the detail is too long. */
    public IncidentTrial {
        if (detail.length() > MAX_DETAIL) {
            throw new IllegalArgumentException("A self-test's detail has at most %d characters".formatted(MAX_DETAIL));
        }
    }

    /** Copies made so far. */
    public int done() {
        return result.trials().size();
    }
}
