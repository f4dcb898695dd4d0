package dev.firebreak.core.incident;

import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A suspicion that became a hold or a cut, or that would have been one had that been armed, on record.
 *
 * @param level the highest that was acted on: HOLD or CUT, or WATCH when nothing was done and a person has to decide
 * @param openedAt when it was stored
 * @param sessionStart wall-clock time of media time zero
 * @param suspectedSince media time from which on what was published is withdrawn
 * @param verdictAt media time of the verdict that last raised the level
 * @param score the judge's highest score, in [0, 1]
 * @param reason the verdict's line for a person
 * @param modelPackage name and version of the model package that judged
 * @param decision who decided what and when; empty while OPEN
 */
public record Incident(
        IncidentId id,
        StreamId stream,
        SessionId session,
        VerdictLevel level,
        IncidentState state,
        Instant openedAt,
        Instant sessionStart,
        Duration suspectedSince,
        Duration verdictAt,
        double score,
        String reason,
        String modelPackage,
        Optional<Decision> decision) {
    public Incident {
        if (!level.atLeast(VerdictLevel.WATCH)) {
            throw new IllegalArgumentException("An incident is a WATCH, a HOLD or a CUT, not " + level);
        }
    }
}
