package dev.firebreak.testkit.account;

import dev.firebreak.core.account.AccountStore;

final class InMemoryAccountStoreTest extends AccountStoreContract {
    private final AccountStore store = new InMemoryAccountStore();

    @Override
    protected AccountStore store() {
        return store;
    }
}
