package dev.firebreak.testkit.incident;

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
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Incidents in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemoryIncidentStore implements IncidentStore {
    private static final class Stored {
        Incident incident;
        final List<Decision> decisions = new ArrayList<>();
        final TreeMap<Long, TimelineSecond> timeline = new TreeMap<>();
        final TreeMap<Duration, Still> stills = new TreeMap<>();
        final TreeMap<SegmentId, Segment> segments = new TreeMap<>(Comparator.comparing(SegmentId::stream)
                .thenComparing(id -> id.session().value())
                .thenComparingLong(SegmentId::sequence));

        Stored(Incident incident) {
            this.incident = incident;
        }
    }

    private final Map<IncidentId, Stored> incidents = new LinkedHashMap<>();
    private final InMemoryActionOutbox outbox = new InMemoryActionOutbox();

    /** The outbox of these incidents. */
    public InMemoryActionOutbox outbox() {
        return outbox;
    }

    @Override
    public synchronized Incident open(Incident incident, List<ActionKind> actions) {
        Optional<Incident> open = openIncident(incident.session());
        if (open.isPresent()) {
            return open.get();
        }
        if (incidents.containsKey(incident.id())) {
            throw new FirebreakException(ErrorCode.CONFLICT, "There is an incident " + incident.id());
        }
        incidents.put(incident.id(), new Stored(incident));
        outbox.apply(incident.id(), ActionPlan.onRaise(List.of(), actions), incident.openedAt(), "");
        return incident;
    }

    @Override
    public synchronized Incident raise(
            IncidentId id,
            VerdictLevel level,
            Duration verdictAt,
            double score,
            String reason,
            Instant at,
            List<ActionKind> actions) {
        Stored stored = stored(id);
        Incident before = stored.incident;
        if (before.state() != IncidentState.OPEN || before.level().atLeast(level)) {
            return before;
        }
        stored.incident = new Incident(
                id,
                before.stream(),
                before.session(),
                level,
                before.state(),
                before.openedAt(),
                before.sessionStart(),
                before.suspectedSince(),
                verdictAt,
                Math.max(before.score(), score),
                reason,
                before.modelPackage(),
                before.decision());
        outbox.apply(id, ActionPlan.onRaise(outbox.of(id), actions), at, "");
        return stored.incident;
    }

    @Override
    public synchronized Incident decide(
            IncidentId id, Decision decision, List<ActionKind> actions, List<ActionKind> cancels) {
        Stored stored = stored(id);
        Incident before = stored.incident;
        if (!before.state().allows(decision.state())) {
            throw new FirebreakException(ErrorCode.CONFLICT, "Incident %s is already %s".formatted(id, before.state()));
        }
        stored.decisions.add(decision);
        stored.incident = new Incident(
                id,
                before.stream(),
                before.session(),
                before.level(),
                decision.state(),
                before.openedAt(),
                before.sessionStart(),
                before.suspectedSince(),
                before.verdictAt(),
                before.score(),
                before.reason(),
                before.modelPackage(),
                Optional.of(decision));
        String word = decision.state().name().toLowerCase(Locale.ROOT) + " by " + decision.by();
        outbox.apply(id, ActionPlan.onDecision(outbox.of(id), actions, cancels), decision.at(), word);
        return stored.incident;
    }

    @Override
    public synchronized void addTimeline(IncidentId id, List<TimelineSecond> seconds) {
        if (!seconds.isEmpty()) {
            Stored stored = stored(id);
            seconds.forEach(second -> stored.timeline.put(second.second(), second));
        }
    }

    @Override
    public synchronized void addStills(IncidentId id, List<Still> stills) {
        if (!stills.isEmpty()) {
            Stored stored = stored(id);
            stills.forEach(still -> stored.stills.putIfAbsent(still.at(), still));
        }
    }

    @Override
    public synchronized void addSegments(IncidentId id, List<Segment> segments) {
        if (!segments.isEmpty()) {
            Stored stored = stored(id);
            segments.forEach(segment -> stored.segments.putIfAbsent(segment.id(), segment));
        }
    }

    @Override
    public synchronized Optional<Incident> find(IncidentId id) {
        return Optional.ofNullable(incidents.get(id)).map(stored -> stored.incident);
    }

    private Optional<Incident> openIncident(SessionId session) {
        return all().stream()
                .filter(incident -> incident.session().equals(session) && incident.state() == IncidentState.OPEN)
                .findFirst();
    }

    @Override
    public synchronized List<Decision> decisions(IncidentId id) {
        Stored stored = incidents.get(id);
        return stored == null ? List.of() : List.copyOf(stored.decisions);
    }

    @Override
    public synchronized Map<IncidentState, Long> count() {
        Map<IncidentState, Long> counts = new EnumMap<>(IncidentState.class);
        for (IncidentState state : IncidentState.values()) {
            counts.put(
                    state,
                    all().stream().filter(incident -> incident.state() == state).count());
        }
        return counts;
    }

    @Override
    public synchronized List<Incident> list(int limit, int offset) {
        return all().stream()
                .sorted(Comparator.comparing((Incident incident) -> incident.state() != IncidentState.OPEN)
                        .thenComparing(incident -> incident.level() != VerdictLevel.CUT)
                        .thenComparing(Comparator.comparing(Incident::openedAt).reversed()))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<TimelineSecond> timeline(IncidentId id) {
        Stored stored = incidents.get(id);
        return stored == null ? List.of() : List.copyOf(stored.timeline.values());
    }

    @Override
    public synchronized List<Still> stills(IncidentId id) {
        Stored stored = incidents.get(id);
        return stored == null ? List.of() : List.copyOf(stored.stills.values());
    }

    @Override
    public synchronized List<Segment> segments(IncidentId id) {
        Stored stored = incidents.get(id);
        return stored == null ? List.of() : List.copyOf(stored.segments.values());
    }

    @Override
    public List<Action> actions(IncidentId id) {
        return outbox.of(id);
    }

    private List<Incident> all() {
        return incidents.values().stream().map(stored -> stored.incident).toList();
    }

    private Stored stored(IncidentId id) {
        Stored stored = incidents.get(id);
        if (stored == null) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no incident " + id);
        }
        return stored;
    }
}
