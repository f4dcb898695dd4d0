package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.ActionPlan;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Incidents in PostgreSQL. Thread-safe. */
final class PostgresIncidentStore implements IncidentStore {
    private final Sql sql;

    PostgresIncidentStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Incident open(Incident incident, List<ActionKind> actions) {
        // When the session's open incident is decided between our insert and our look, the session has none: once more.
        Optional<Incident> stored = Optional.empty();
        while (stored.isEmpty()) {
            stored = sql.change("store incident " + incident.id(), handle -> {
                if (!IncidentRows.insert(handle, incident)) {
                    return IncidentRows.open(handle, incident.session());
                }
                ActionRows.apply(
                        handle, incident.id(), ActionPlan.onRaise(List.of(), actions), incident.openedAt(), "");
                return IncidentRows.find(handle, incident.id());
            });
        }
        return stored.get();
    }

    @Override
    public Incident raise(
            IncidentId id,
            VerdictLevel level,
            Duration verdictAt,
            double score,
            String reason,
            Instant at,
            List<ActionKind> actions) {
        return sql.change("raise incident " + id, handle -> {
            Incident before = IncidentRows.lock(handle, id);
            if (before.state() != IncidentState.OPEN || before.level().atLeast(level)) {
                return before;
            }
            handle.createUpdate("""
                            UPDATE incident SET level = :level, verdict_at_nanos = :verdictAt,
                                score = greatest(score, :score), reason = :reason
                            WHERE incident_id = :id""")
                    .bind("level", level.name())
                    .bind("verdictAt", verdictAt.toNanos())
                    .bind("score", score)
                    .bind("reason", Columns.text(reason))
                    .bind("id", id.value())
                    .execute();
            ActionRows.apply(handle, id, ActionPlan.onRaise(ActionRows.of(handle, id), actions), at, "");
            return found(handle, id);
        });
    }

    @Override
    public Incident decide(IncidentId id, Decision decision, List<ActionKind> actions, List<ActionKind> cancels) {
        return sql.change("decide on incident " + id, handle -> {
            Incident before = IncidentRows.lock(handle, id);
            if (!before.state().allows(decision.state())) {
                throw new FirebreakException(
                        ErrorCode.CONFLICT,
                        "Incident %s is already %s by %s"
                                .formatted(
                                        id,
                                        word(before.state()),
                                        before.decision().map(Decision::by).orElse("somebody")));
            }
            IncidentRows.decide(handle, id, decision);
            ActionPlan plan = ActionPlan.onDecision(ActionRows.of(handle, id), actions, cancels);
            ActionRows.apply(handle, id, plan, decision.at(), word(decision.state()) + " by " + decision.by());
            return found(handle, id);
        });
    }

    private static Incident found(Handle handle, IncidentId id) {
        return IncidentRows.find(handle, id).orElseThrow();
    }

    private static String word(IncidentState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void addTimeline(IncidentId id, List<TimelineSecond> seconds) {
        if (!seconds.isEmpty()) {
            sql.run("add to the timeline of " + id, handle -> EvidenceRows.addTimeline(handle, id, seconds));
        }
    }

    @Override
    public void addStills(IncidentId id, List<Still> stills) {
        if (!stills.isEmpty()) {
            sql.run("add stills to " + id, handle -> EvidenceRows.addStills(handle, id, stills));
        }
    }

    @Override
    public void addSegments(IncidentId id, List<Segment> segments) {
        if (!segments.isEmpty()) {
            sql.run("add segments to " + id, handle -> EvidenceRows.addSegments(handle, id, segments));
        }
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return sql.read("read incident " + id, handle -> IncidentRows.find(handle, id));
    }

    @Override
    public List<Decision> decisions(IncidentId id) {
        return sql.read("read the decisions on " + id, handle -> IncidentRows.decisions(handle, id));
    }

    @Override
    public Map<IncidentState, Long> count() {
        Map<IncidentState, Long> counts = new EnumMap<>(IncidentState.class);
        for (IncidentState state : IncidentState.values()) {
            counts.put(state, 0L);
        }
        sql.run(
                "count incidents",
                handle -> handle.createQuery("SELECT state, count(*) AS incidents FROM incident GROUP BY state")
                        .map((row, context) ->
                                Map.entry(IncidentState.valueOf(row.getString("state")), row.getLong("incidents")))
                        .forEach(count -> counts.put(count.getKey(), count.getValue())));
        return counts;
    }

    @Override
    public List<Incident> list(int limit, int offset) {
        return sql.read("list incidents", handle -> IncidentRows.list(handle, limit, offset));
    }

    @Override
    public List<TimelineSecond> timeline(IncidentId id) {
        return sql.read("read the timeline of " + id, handle -> EvidenceRows.timeline(handle, id));
    }

    @Override
    public List<Still> stills(IncidentId id) {
        return sql.read("read the stills of " + id, handle -> EvidenceRows.stills(handle, id));
    }

    @Override
    public List<Segment> segments(IncidentId id) {
        return sql.read("read the segments of " + id, handle -> EvidenceRows.segments(handle, id));
    }

    @Override
    public List<Action> actions(IncidentId id) {
        return sql.read("read the actions of " + id, handle -> ActionRows.of(handle, id));
    }
}
