package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.DatasetCatalogue;
import dev.firebreak.core.footage.FootageCatalogue;

final class InMemoryDatasetCatalogueTest extends DatasetCatalogueContract {
    private final InMemoryFootageCatalogue catalogue = new InMemoryFootageCatalogue(new InMemoryVocabularyStore());
    private final DatasetCatalogue store = new InMemoryDatasetCatalogue(catalogue);

    @Override
    protected DatasetCatalogue datasets() {
        return store;
    }

    @Override
    protected FootageCatalogue catalogue() {
        return catalogue;
    }
}
