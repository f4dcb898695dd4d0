package dev.firebreak.testkit.copy;

import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;

final class InMemoryIncidentTrialsTest extends IncidentTrialStoreContract {
    private final IncidentStore incidents = new InMemoryIncidentStore();
    private final IncidentTrialStore store = new InMemoryIncidentTrials(incidents);

    @Override
    protected IncidentTrialStore store() {
        return store;
    }

    @Override
    protected IncidentStore incidents() {
        return incidents;
    }
}
