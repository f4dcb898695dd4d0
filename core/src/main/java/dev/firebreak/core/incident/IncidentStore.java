package dev.firebreak.core.incident;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps incidents with their evidence. Thread-safe. Throws {@link dev.firebreak.core.error.FirebreakException} with
 * STORE_DOWN when the database fails, NOT_FOUND or CONFLICT as said.
 */
public interface IncidentStore {
    /**
     * Stores a new incident and its actions in one transaction. The same session again, while its incident is OPEN,
     * returns the stored one and adds nothing: opening is idempotent by session.
     */
    Incident open(Incident incident, List<ActionKind> actions);

    /**
     * Raises an open incident to a higher level and adds the actions that it does not have yet, in one transaction;
     * pending ones take their place in the new order ({@link ActionPlan}). A level that is not higher changes nothing, and
     * neither does raising an incident that a person has decided on. Returns the incident as it then is. NOT_FOUND when
     * there is none.
     */
    Incident raise(
            IncidentId id,
            VerdictLevel level,
            Duration verdictAt,
            double score,
            String reason,
            Instant at,
            List<ActionKind> actions);

    /**
     * Records a person's decision and adds its actions, in one transaction; pending actions that the decision overrules
     * ({@code cancels}) end as OVERRULED. CONFLICT where {@link IncidentState#allows} says so. NOT_FOUND when there is
     * none.
     */
    Incident decide(IncidentId id, Decision decision, List<ActionKind> actions, List<ActionKind> cancels);

    /** Adds or replaces seconds of the evidence timeline. NOT_FOUND when there is no such incident. */
    void addTimeline(IncidentId id, List<TimelineSecond> seconds);

    /** Adds stills; one at a media time that is there already is ignored. NOT_FOUND as above. */
    void addStills(IncidentId id, List<Still> stills);

    /** Adds segments (their description; the bytes are preserved in the segment store). Idempotent by segment id. NOT_FOUND as above. */
    void addSegments(IncidentId id, List<Segment> segments);

    Optional<Incident> find(IncidentId id);

    /** All decisions on an incident, oldest first. */
    List<Decision> decisions(IncidentId id);

    /** How many incidents are in each state; a state without any is there with 0. */
    Map<IncidentState, Long> count();

    /** OPEN first, then CUT before the others, then newest first. */
    List<Incident> list(int limit, int offset);

    List<TimelineSecond> timeline(IncidentId id);

    List<Still> stills(IncidentId id);

    List<Segment> segments(IncidentId id);

    /** In playbook order. */
    List<Action> actions(IncidentId id);
}
