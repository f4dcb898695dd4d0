package dev.firebreak.testkit.incident;

import dev.firebreak.core.incident.IncidentStore;

final class InMemoryIncidentStoreTest extends IncidentStoreContract {
    private final IncidentStore store = new InMemoryIncidentStore();

    @Override
    protected IncidentStore store() {
        return store;
    }
}
