package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.ShotMarkStore;

final class InMemoryShotMarkStoreTest extends ShotMarkStoreContract {
    private final InMemoryFootageCatalogue catalogue = new InMemoryFootageCatalogue(new InMemoryVocabularyStore());
    private final ShotMarkStore store = new InMemoryShotMarkStore(catalogue);

    @Override
    protected ShotMarkStore store() {
        return store;
    }

    @Override
    protected FootageCatalogue catalogue() {
        return catalogue;
    }
}
