package dev.firebreak.store;

import dev.firebreak.core.stream.StreamRegistry;
import dev.firebreak.testkit.stream.StreamRegistryContract;

final class PostgresStreamRegistryIT extends StreamRegistryContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected StreamRegistry registry() {
        return database.streams();
    }
}
