package dev.firebreak.testkit.bank;

import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.MatchLedger;

final class InMemoryMatchLedgerTest extends MatchLedgerContract {
    private final InMemoryBanks banks = new InMemoryBanks();
    private final MatchLedger ledger = new InMemoryMatchLedger();

    @Override
    protected MatchLedger ledger() {
        return ledger;
    }

    @Override
    protected BankStore banks() {
        return banks;
    }
}
