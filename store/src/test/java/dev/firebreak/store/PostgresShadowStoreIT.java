package dev.firebreak.store;

import dev.firebreak.core.shadow.ShadowStore;
import dev.firebreak.testkit.shadow.ShadowStoreContract;

final class PostgresShadowStoreIT extends ShadowStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected ShadowStore store() {
        return database.shadow();
    }
}
