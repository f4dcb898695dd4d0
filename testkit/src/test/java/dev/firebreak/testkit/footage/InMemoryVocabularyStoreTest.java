package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.VocabularyStore;

final class InMemoryVocabularyStoreTest extends VocabularyStoreContract {
    private final VocabularyStore store = new InMemoryVocabularyStore();

    @Override
    protected VocabularyStore store() {
        return store;
    }
}
