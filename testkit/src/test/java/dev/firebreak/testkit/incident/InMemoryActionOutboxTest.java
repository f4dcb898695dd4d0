package dev.firebreak.testkit.incident;

import dev.firebreak.core.incident.ActionOutbox;
import dev.firebreak.core.incident.IncidentStore;

final class InMemoryActionOutboxTest extends ActionOutboxContract {
    private final InMemoryIncidentStore store = new InMemoryIncidentStore();

    @Override
    protected IncidentStore incidents() {
        return store;
    }

    @Override
    protected ActionOutbox outbox() {
        return store.outbox();
    }
}
