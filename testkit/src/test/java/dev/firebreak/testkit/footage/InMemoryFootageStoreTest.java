package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.FootageStore;

final class InMemoryFootageStoreTest extends FootageStoreContract {
    private final FootageStore store = new InMemoryFootageStore();

    @Override
    protected FootageStore store() {
        return store;
    }
}
