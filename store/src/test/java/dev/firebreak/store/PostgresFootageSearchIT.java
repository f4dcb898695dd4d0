package dev.firebreak.store;

import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.testkit.footage.FootageSearchContract;

final class PostgresFootageSearchIT extends FootageSearchContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected FootageCatalogue catalogue() {
        return database.footage();
    }
}
