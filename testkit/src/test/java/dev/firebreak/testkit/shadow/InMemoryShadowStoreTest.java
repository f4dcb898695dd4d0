package dev.firebreak.testkit.shadow;

import dev.firebreak.core.shadow.ShadowStore;

final class InMemoryShadowStoreTest extends ShadowStoreContract {
    private final InMemoryShadowStore store = new InMemoryShadowStore();

    @Override
    protected ShadowStore store() {
        return store;
    }
}
