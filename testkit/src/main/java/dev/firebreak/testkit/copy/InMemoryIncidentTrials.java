package dev.firebreak.testkit.copy;

import dev.firebreak.core.copy.trial.IncidentTrial;
import dev.firebreak.core.copy.trial.IncidentTrial.State;
import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.copy.trial.SelfTestResult;
import dev.firebreak.core.copy.trial.Trial;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.IncidentStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Self-tests of incidents in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemoryIncidentTrials implements IncidentTrialStore {
    private final IncidentStore incidents;
    private final Map<IncidentId, Kept> kept = new HashMap<>();

    private static final class Kept {
        private final Plan plan;
        private final Instant started;
        private final TreeMap<Integer, Trial> copies = new TreeMap<>();
        private State state = State.RUNNING;
        private String detail = "";
        private Instant changed;

        private Kept(Plan plan, Instant started) {
            this.plan = plan;
            this.started = started;
            this.changed = started;
        }
    }

    public InMemoryIncidentTrials(IncidentStore incidents) {
        this.incidents = incidents;
    }

    @Override
    public synchronized void begin(IncidentId incident, Plan plan, Instant at) {
        requireThere(incident);
        Kept known = kept.get(incident);
        if (known == null || !known.plan.equals(plan)) {
            kept.put(incident, new Kept(plan, at));
        }
    }

    private void requireThere(IncidentId incident) {
        if (incidents.find(incident).isEmpty()) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no incident " + incident);
        }
    }

    @Override
    public synchronized void add(IncidentId incident, List<Numbered> copies, Instant at) {
        Kept known = kept.get(incident);
        if (known != null && !copies.isEmpty()) {
            copies.forEach(copy -> known.copies.putIfAbsent(copy.number(), copy.trial()));
            known.changed = at;
        }
    }

    @Override
    public synchronized void end(IncidentId incident, State state, String detail, Instant at) {
        requireThere(incident);
        Kept known = kept.computeIfAbsent(incident, unused -> new Kept(new Plan(0, 0, 0, false), at));
        known.state = state;
        known.detail = detail;
        known.changed = at;
    }

    @Override
    public synchronized Set<Integer> made(IncidentId incident) {
        Kept known = kept.get(incident);
        return known == null ? Set.of() : Set.copyOf(known.copies.keySet());
    }

    @Override
    public synchronized Optional<IncidentTrial> find(IncidentId incident) {
        return Optional.ofNullable(kept.get(incident))
                .map(known -> new IncidentTrial(
                        incident,
                        known.state,
                        known.plan.planned(),
                        known.detail,
                        known.started,
                        known.changed,
                        new SelfTestResult(
                                known.plan.seed(),
                                known.plan.seconds(),
                                known.plan.sound(),
                                List.copyOf(known.copies.values()))));
    }

    @Override
    public synchronized List<IncidentId> wanted(int limit) {
        if (limit < 1 || limit > MAX_LIST) {
            throw new IllegalArgumentException("A list has 1 to %d incidents, not %d".formatted(MAX_LIST, limit));
        }
        return incidents.list(Integer.MAX_VALUE, 0).stream()
                .filter(this::wanted)
                .sorted(Comparator.comparing((Incident incident) -> !kept.containsKey(incident.id()))
                        .thenComparing(Comparator.comparing(Incident::openedAt).reversed())
                        .thenComparing(incident -> incident.id().toString()))
                .limit(limit)
                .map(Incident::id)
                .toList();
    }

    private boolean wanted(Incident incident) {
        Kept known = kept.get(incident.id());
        if (known == null) {
            return incident.state() == IncidentState.OPEN;
        }
        boolean matters = incident.state() == IncidentState.OPEN || incident.state() == IncidentState.CONFIRMED;
        return known.state == State.RUNNING && matters;
    }
}
