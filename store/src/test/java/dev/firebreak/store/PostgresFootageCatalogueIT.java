package dev.firebreak.store;

import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.testkit.footage.FootageCatalogueContract;

final class PostgresFootageCatalogueIT extends FootageCatalogueContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected FootageCatalogue catalogue() {
        return database.footage();
    }
}
