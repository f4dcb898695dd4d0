package dev.firebreak.testkit.copy;

import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.copy.PastCopyStore;
import dev.firebreak.testkit.bank.InMemoryBanks;

final class InMemoryPastCopiesTest extends PastCopyStoreContract {
    private final InMemoryBanks banks = new InMemoryBanks();
    private final InMemoryPastCopies copies = new InMemoryPastCopies(banks);

    @Override
    protected PastCopyStore store() {
        return copies;
    }

    @Override
    protected BankStore banks() {
        return banks;
    }
}
