package dev.firebreak.app.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.MatchLedger.Sighting;
import dev.firebreak.core.bank.Quarantine;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.account.InMemoryAuditLog;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.bank.InMemoryBanks;
import dev.firebreak.testkit.bank.InMemoryMatchLedger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BankDeskTest {
    private final FakeClock clock = new FakeClock(BankSamples.NOW);
    private final InMemoryBanks banks = new InMemoryBanks();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final BankDesk desk = new BankDesk(banks, new InMemoryMatchLedger(), audit, clock);

    private void streams(Bank bank, EntryId entry, int from, int to) {
        desk.matched(IntStream.range(from, to)
                .mapToObj(i -> new Sighting(bank.id(), entry, "stream " + i, clock.instant()))
                .toList());
    }

    @Test
    void aBankThatMatchesMoreStreamsThanItsLimitGoesIntoQuarantine() {
        Bank bank = BankSamples.bank(banks, "ATTACKS", BankSamples.CUT);
        EntryId entry = BankSamples.add(banks, bank, BankSamples.picture(BankSamples.pdq(1)));

        streams(bank, entry, 0, 50);
        streams(bank, entry, 0, 50);
        assertThat(desk.find(bank.name()).quarantine()).isEmpty();
        streams(bank, entry, 50, 51);

        Bank now = desk.find(bank.name());
        assertThat(now.quarantine().orElseThrow().by()).isEqualTo(Quarantine.ITSELF);
        assertThat(now.quarantine().orElseThrow().reason()).contains("51", "50");
        assertThat(now.action()).isEqualTo(BankAction.WATCH);
        assertThat(audit.list(10, 0)).extracting(AuditEntry::what).containsExactly("quarantine-bank");
        streams(bank, entry, 51, 60);
        assertThat(audit.list(10, 0)).hasSize(1);
    }

    @Test
    void entriesThatAreThereAlreadyAreNotWrittenDown() {
        Bank bank = BankSamples.bank(banks, "ATTACKS", BankSamples.CUT);
        desk.add(bank, List.of(BankSamples.picture(BankSamples.pdq(1))), "rex");
        desk.add(bank, List.of(BankSamples.picture(BankSamples.pdq(1))), "rex");

        assertThat(audit.list(10, 0)).extracting(AuditEntry::what).containsExactly("add-bank-entries");
    }
}
