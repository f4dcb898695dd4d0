package dev.firebreak.app.incident;

import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;

/** Carries out what a person decides about an incident. Thread-safe. */
@FunctionalInterface
public interface Decisions {
    /**
     * Records the decision and starts what follows from it. Throws
     * {@link dev.firebreak.core.error.FirebreakException} with NOT_FOUND or CONFLICT.
     *
     * @param decision CONFIRMED, DISMISSED or RESTORED
     * @param by account or token name
     * @param note at most {@link dev.firebreak.core.incident.Decision#MAX_NOTE} characters, may be empty
     */
    Incident decide(IncidentId incident, IncidentState decision, String by, String note);
}
