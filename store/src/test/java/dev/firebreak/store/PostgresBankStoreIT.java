package dev.firebreak.store;

import dev.firebreak.core.bank.BankStore;
import dev.firebreak.testkit.bank.BankStoreContract;

final class PostgresBankStoreIT extends BankStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected BankStore store() {
        return database.banks();
    }
}
