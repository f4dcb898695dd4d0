package dev.firebreak.store;

import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.copy.PastCopyStore;
import dev.firebreak.testkit.copy.PastCopyStoreContract;

final class PostgresPastCopyStoreIT extends PastCopyStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected PastCopyStore store() {
        return database.pastCopies();
    }

    @Override
    protected BankStore banks() {
        return database.banks();
    }
}
