package dev.firebreak.testkit.bank;

import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankStore;

final class InMemoryBankFeedTest extends BankFeedContract {
    private final InMemoryBanks banks = new InMemoryBanks();

    @Override
    protected BankStore store() {
        return banks;
    }

    @Override
    protected BankFeed feed() {
        return banks;
    }
}
