package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.ClipPrintStore;
import dev.firebreak.core.footage.FootageCatalogue;

final class InMemoryClipPrintsTest extends ClipPrintStoreContract {
    private final InMemoryFootageCatalogue catalogue = new InMemoryFootageCatalogue(new InMemoryVocabularyStore());
    private final ClipPrintStore store = new InMemoryClipPrints(catalogue);

    @Override
    protected ClipPrintStore store() {
        return store;
    }

    @Override
    protected FootageCatalogue catalogue() {
        return catalogue;
    }
}
