package dev.firebreak.store;

import dev.firebreak.core.incident.ActionOutbox;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.testkit.incident.ActionOutboxContract;

final class PostgresActionOutboxIT extends ActionOutboxContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected IncidentStore incidents() {
        return database.incidents();
    }

    @Override
    protected ActionOutbox outbox() {
        return database.outbox();
    }
}
