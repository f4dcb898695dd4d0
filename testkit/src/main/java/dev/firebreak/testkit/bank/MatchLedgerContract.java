package dev.firebreak.testkit.bank;

import static dev.firebreak.testkit.bank.BankSamples.CUT;
import static dev.firebreak.testkit.bank.BankSamples.add;
import static dev.firebreak.testkit.bank.BankSamples.pdq;
import static dev.firebreak.testkit.bank.BankSamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.MatchLedger;
import dev.firebreak.core.bank.MatchLedger.Sighting;
import dev.firebreak.core.bank.MatchRate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link MatchLedger} counts. */
public abstract class MatchLedgerContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:30:00Z");

    private Bank bank;
    private EntryId entry;

    protected abstract MatchLedger ledger();

    /** Where the banks are; the same one during a test. */
    protected abstract BankStore banks();

    @BeforeEach
    void fill() {
        bank = BankSamples.bank(banks(), "ATTACKS", CUT);
        entry = add(banks(), bank, picture(pdq(1)));
    }

    private Sighting seen(String subject, Duration ago) {
        return new Sighting(bank.id(), entry, subject, NOW.minus(ago));
    }

    private MatchRate rate() {
        return ledger().rate(bank.id(), NOW);
    }

    @Test
    void aSubjectCountsOnceWithinTheHour() {
        ledger().add(List.of(
                seen("a", Duration.ZERO), seen("a", Duration.ofMinutes(40)), seen("b", Duration.ofMinutes(59))));
        ledger().add(List.of(seen("a", Duration.ofSeconds(1)), seen("old", Duration.ofMinutes(60))));

        assertThat(rate()).isEqualTo(new MatchRate(2, 0, 0));
    }

    @Test
    void thePastIsItsBusiestHour() {
        ledger().add(List.of(
                seen("a", Duration.ofHours(30)),
                seen("a", Duration.ofHours(10)),
                seen("b", Duration.ofHours(10)),
                seen("a", Duration.ofHours(9)),
                seen("far", Duration.ofDays(9)),
                seen("now", Duration.ofMinutes(5))));

        assertThat(rate()).isEqualTo(new MatchRate(1, 2, 29));
    }

    @Test
    void eachBankHasItsOwnRate() {
        ledger().add(List.of(seen("a", Duration.ZERO)));

        assertThat(ledger().rate(new BankId(BankId.MAX), NOW)).isEqualTo(MatchRate.NONE);
    }

    @Test
    void forgetsWhatIsOld() {
        ledger().add(List.of(seen("a", Duration.ofHours(30)), seen("b", Duration.ofHours(5))));

        ledger().forgetBefore(NOW.minus(Duration.ofHours(20)));

        assertThat(rate()).isEqualTo(new MatchRate(0, 1, 4));
    }

    @Test
    void whatIsGoneIsLeftOut() {
        banks().remove(bank.id());

        ledger().add(List.of(seen("a", Duration.ZERO)));

        assertThat(banks().entry(entry)).isEmpty();
    }
}
