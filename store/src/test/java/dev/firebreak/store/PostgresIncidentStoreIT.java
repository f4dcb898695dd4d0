package dev.firebreak.store;

import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.testkit.incident.IncidentStoreContract;

final class PostgresIncidentStoreIT extends IncidentStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected IncidentStore store() {
        return database.incidents();
    }
}
