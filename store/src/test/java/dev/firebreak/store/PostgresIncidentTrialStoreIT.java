package dev.firebreak.store;

import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.testkit.copy.IncidentTrialStoreContract;

final class PostgresIncidentTrialStoreIT extends IncidentTrialStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected IncidentTrialStore store() {
        return database.incidentTrials();
    }

    @Override
    protected IncidentStore incidents() {
        return database.incidents();
    }
}
