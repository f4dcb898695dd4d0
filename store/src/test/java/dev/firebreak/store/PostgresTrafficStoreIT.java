package dev.firebreak.store;

import dev.firebreak.core.copy.TrafficStore;
import dev.firebreak.testkit.copy.TrafficStoreContract;

final class PostgresTrafficStoreIT extends TrafficStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected TrafficStore store() {
        return database.traffic();
    }
}
