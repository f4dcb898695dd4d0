package dev.firebreak.testkit.bank;

import dev.firebreak.core.bank.BankStore;

final class InMemoryBankStoreTest extends BankStoreContract {
    private final InMemoryBanks banks = new InMemoryBanks();

    @Override
    protected BankStore store() {
        return banks;
    }
}
