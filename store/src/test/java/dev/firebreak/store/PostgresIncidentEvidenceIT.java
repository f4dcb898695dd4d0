package dev.firebreak.store;

import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.testkit.incident.IncidentEvidenceContract;

final class PostgresIncidentEvidenceIT extends IncidentEvidenceContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected IncidentStore store() {
        return database.incidents();
    }
}
