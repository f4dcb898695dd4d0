package dev.firebreak.store;

import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.NearDuplicateStore;
import dev.firebreak.testkit.footage.NearDuplicateStoreContract;

final class PostgresNearDuplicateStoreIT extends NearDuplicateStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected NearDuplicateStore store() {
        return database.nearDuplicates();
    }

    @Override
    protected FootageCatalogue catalogue() {
        return database.footage();
    }
}
