package dev.firebreak.testkit.incident;

import dev.firebreak.core.incident.IncidentStore;

final class InMemoryIncidentEvidenceTest extends IncidentEvidenceContract {
    private final IncidentStore store = new InMemoryIncidentStore();

    @Override
    protected IncidentStore store() {
        return store;
    }
}
