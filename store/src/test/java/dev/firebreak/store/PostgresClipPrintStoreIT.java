package dev.firebreak.store;

import dev.firebreak.core.footage.ClipPrintStore;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.testkit.footage.ClipPrintStoreContract;

final class PostgresClipPrintStoreIT extends ClipPrintStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected ClipPrintStore store() {
        return database.clipPrints();
    }

    @Override
    protected FootageCatalogue catalogue() {
        return database.footage();
    }
}
