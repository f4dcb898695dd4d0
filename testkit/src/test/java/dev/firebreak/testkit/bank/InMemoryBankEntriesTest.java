package dev.firebreak.testkit.bank;

import dev.firebreak.core.bank.BankStore;

final class InMemoryBankEntriesTest extends BankEntriesContract {
    private final InMemoryBanks banks = new InMemoryBanks();

    @Override
    protected BankStore store() {
        return banks;
    }
}
