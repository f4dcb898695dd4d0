package dev.firebreak.store;

import dev.firebreak.core.footage.DatasetCatalogue;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.testkit.footage.DatasetCatalogueContract;

final class PostgresDatasetCatalogueIT extends DatasetCatalogueContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected DatasetCatalogue datasets() {
        return database.datasets();
    }

    @Override
    protected FootageCatalogue catalogue() {
        return database.footage();
    }
}
