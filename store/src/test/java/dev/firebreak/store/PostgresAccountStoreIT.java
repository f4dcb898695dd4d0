package dev.firebreak.store;

import dev.firebreak.core.account.AccountStore;
import dev.firebreak.testkit.account.AccountStoreContract;

final class PostgresAccountStoreIT extends AccountStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected AccountStore store() {
        return database.accounts();
    }
}
