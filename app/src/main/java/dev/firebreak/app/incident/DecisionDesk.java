package dev.firebreak.app.incident;

import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.incident.Playbook;
import java.time.Clock;
import java.util.function.Consumer;

/** Carries out what reviewers decide: on record first, then at once in what is live, then through the outbox. Thread-safe. */
public final class DecisionDesk implements Decisions {
    private final IncidentStore store;
    private final Clock clock;
    private final Consumer<Incident> decided;

    /** @param decided told after the decision is stored, so that what is live follows and the outbox is looked at */
    public DecisionDesk(IncidentStore store, Clock clock, Consumer<Incident> decided) {
        this.store = store;
        this.clock = clock;
        this.decided = decided;
    }

    @Override
    public Incident decide(IncidentId incident, IncidentState decision, String by, String note) {
        Incident after = store.decide(
                incident,
                new Decision(decision, by, clock.instant(), note),
                Playbook.onDecision(decision),
                Playbook.cancelledBy(decision));
        decided.accept(after);
        return after;
    }
}
