package dev.firebreak.store;

import dev.firebreak.core.footage.VocabularyStore;
import dev.firebreak.testkit.footage.VocabularyStoreContract;

final class PostgresVocabularyStoreIT extends VocabularyStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected VocabularyStore store() {
        return database.vocabulary();
    }
}
