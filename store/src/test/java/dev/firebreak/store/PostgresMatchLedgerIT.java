package dev.firebreak.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.MatchLedger;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.bank.MatchLedgerContract;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PostgresMatchLedgerIT extends MatchLedgerContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected MatchLedger ledger() {
        return database.bankMatches();
    }

    @Override
    protected BankStore banks() {
        return database.banks();
    }

    @Test
    void countsAlongInTheEntryWithoutAChangeForTheIndex() {
        Bank bank = BankSamples.bank(banks(), "COUNTED", BankSamples.CUT);
        EntryId id = BankSamples.add(banks(), bank, BankSamples.picture(BankSamples.pdq(7)));
        long before = database.bankFeed().lastChange();
        MatchLedger.Sighting late = new MatchLedger.Sighting(bank.id(), id, "a", BankSamples.NOW.plusSeconds(9));
        MatchLedger.Sighting early = new MatchLedger.Sighting(bank.id(), id, "b", BankSamples.NOW);

        ledger().add(List.of(late, early));
        ledger().add(List.of(early));

        BankEntry entry = banks().entry(id).orElseThrow();
        assertThat(entry.matches()).isEqualTo(3);
        assertThat(entry.lastMatchedAt()).contains(BankSamples.NOW.plusSeconds(9));
        assertThat(database.bankFeed().lastChange()).isEqualTo(before);
    }
}
