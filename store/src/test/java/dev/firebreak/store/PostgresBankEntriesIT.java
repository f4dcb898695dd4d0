package dev.firebreak.store;

import dev.firebreak.core.bank.BankStore;
import dev.firebreak.testkit.bank.BankEntriesContract;

final class PostgresBankEntriesIT extends BankEntriesContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected BankStore store() {
        return database.banks();
    }
}
