package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.NearDuplicateStore;

final class InMemoryNearDuplicatesTest extends NearDuplicateStoreContract {
    private final InMemoryFootageCatalogue catalogue = new InMemoryFootageCatalogue(new InMemoryVocabularyStore());
    private final NearDuplicateStore store = new InMemoryNearDuplicates(catalogue);

    @Override
    protected NearDuplicateStore store() {
        return store;
    }

    @Override
    protected FootageCatalogue catalogue() {
        return catalogue;
    }
}
