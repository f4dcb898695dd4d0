package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.FootageCatalogue;

final class InMemoryFootageSearchTest extends FootageSearchContract {
    private final FootageCatalogue store = new InMemoryFootageCatalogue(new InMemoryVocabularyStore());

    @Override
    protected FootageCatalogue catalogue() {
        return store;
    }
}
