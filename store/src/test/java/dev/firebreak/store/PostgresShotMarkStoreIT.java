package dev.firebreak.store;

import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.ShotMarkStore;
import dev.firebreak.testkit.footage.ShotMarkStoreContract;

final class PostgresShotMarkStoreIT extends ShotMarkStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected ShotMarkStore store() {
        return database.shotMarks();
    }

    @Override
    protected FootageCatalogue catalogue() {
        return database.footage();
    }
}
