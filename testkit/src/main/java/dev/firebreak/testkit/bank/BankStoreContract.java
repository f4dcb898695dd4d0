package dev.firebreak.testkit.bank;

import static dev.firebreak.testkit.bank.BankSamples.CUT;
import static dev.firebreak.testkit.bank.BankSamples.NEGATIVE;
import static dev.firebreak.testkit.bank.BankSamples.NOW;
import static dev.firebreak.testkit.bank.BankSamples.bank;
import static dev.firebreak.testkit.bank.BankSamples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.Role;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankOutcome;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.Quarantine;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link BankStore} does with banks. */
public abstract class BankStoreContract {
    /** An empty store; the same one during a test. */
    protected abstract BankStore store();

    @Test
    void keepsWhatIsSaidAboutABank() {
        Bank made = bank(store(), "ATTACKS", CUT);

        assertThat(made.settings()).isEqualTo(settings("ATTACKS", CUT));
        assertThat(made.createdAt()).isEqualTo(NOW);
        assertThat(made.createdBy()).isEqualTo("ada");
        assertThat(made.entries()).isZero();
        assertThat(made.quarantine()).isEmpty();
        assertThat(store().find(made.id())).contains(made);
        assertThat(store().find(new BankName("ATTACKS"))).contains(made);
        assertThat(store().find(new BankName("OTHER"))).isEmpty();
    }

    @Test
    void listsBanksByName() {
        Bank two = bank(store(), "_B", NEGATIVE);
        Bank one = bank(store(), "B2", CUT);
        Bank three = bank(store(), "B10", CUT);

        assertThat(store().banks()).containsExactly(three, one, two);
    }

    @Test
    void aNameIsTakenOnlyOnce() {
        bank(store(), "ATTACKS", CUT);

        assertThat(store().create(settings("ATTACKS", NEGATIVE), NOW, "bob"))
                .isEqualTo(new BankOutcome.NameTaken(new BankName("ATTACKS")));
        assertThat(store().banks()).hasSize(1);
    }

    @Test
    void aBankCanBeRenamedAndChanged() {
        Bank made = bank(store(), "ATTACKS", CUT);
        bank(store(), "NEWS", NEGATIVE);
        BankPolicy half = CUT.with(new BankPolicy.Matching(true, 0.5));

        assertThat(store().change(made.id(), settings("NEWS", half)))
                .isEqualTo(new BankOutcome.NameTaken(new BankName("NEWS")));
        assertThat(store().change(made.id(), settings("ATTACKS", half))).isInstanceOf(BankOutcome.Saved.class);
        assertThat(store().change(made.id(), settings("OLD_ATTACKS", half))).isInstanceOf(BankOutcome.Saved.class);

        Bank now = store().find(made.id()).orElseThrow();
        assertThat(now.settings()).isEqualTo(settings("OLD_ATTACKS", half));
        assertThat(now.createdAt()).isEqualTo(NOW);
        assertThat(store().find(new BankName("ATTACKS"))).isEmpty();
    }

    @Test
    void changingWhatIsNotThereIsAnOutcome() {
        BankId nobody = new BankId(BankId.MAX);

        assertThat(store().change(nobody, settings("A", CUT))).isEqualTo(new BankOutcome.NoSuchBank(nobody));
        assertThat(store().quarantine(nobody, Optional.empty())).isEqualTo(new BankOutcome.NoSuchBank(nobody));
        assertThat(store().remove(nobody)).isFalse();
    }

    @Test
    void aRemovedBankLeavesItsNameAndNothingElse() {
        Bank made = bank(store(), "ATTACKS", CUT);
        var entry = BankSamples.add(store(), made, BankSamples.picture(BankSamples.pdq(1)));

        assertThat(store().remove(made.id())).isTrue();

        assertThat(store().remove(made.id())).isFalse();
        assertThat(store().banks()).isEmpty();
        assertThat(store().entry(entry)).isEmpty();
        Bank again = bank(store(), "ATTACKS", CUT);
        assertThat(again.id()).isNotEqualTo(made.id());
        assertThat(again.entries()).isZero();
    }

    @Test
    void theFirstReasonForAQuarantineStaysUntilItIsLifted() {
        Bank made = bank(store(), "ATTACKS", CUT);
        Quarantine first = new Quarantine("Too much", NOW, Quarantine.ITSELF);
        store().quarantine(made.id(), Optional.of(first));
        store().quarantine(made.id(), Optional.of(new Quarantine("Once more", NOW.plusSeconds(5), "bob")));

        Bank now = store().find(made.id()).orElseThrow();
        assertThat(now.quarantine()).contains(first);
        assertThat(now.action()).isEqualTo(BankAction.WATCH);
        assertThat(now.policy().action()).isEqualTo(BankAction.CUT);

        store().quarantine(made.id(), Optional.empty());
        assertThat(store().find(made.id()).orElseThrow().action()).isEqualTo(BankAction.CUT);
    }

    @Test
    void changingABankDoesNotLiftItsQuarantine() {
        Bank made = bank(store(), "ATTACKS", CUT);
        store().quarantine(made.id(), Optional.of(new Quarantine("Too much", NOW, "bob")));

        store().change(made.id(), settings("ATTACKS", CUT.with(new BankPolicy.Matching(false, 1))));

        assertThat(store().find(made.id()).orElseThrow().quarantine()).isPresent();
    }

    @Test
    void adminsSeeEveryBank() {
        Bank hidden = bank(store(), "HIDDEN", NEGATIVE);

        Bank read = store().find(hidden.id()).orElseThrow();
        assertThat(read.visibleTo(Role.ADMIN)).isTrue();
        assertThat(read.visibleTo(Role.REVIEWER)).isFalse();
    }

    @Test
    void keepsItsLimitOfBanksAndNotOneMore() {
        for (int i = 0; i < BankStore.MAX_BANKS; i++) {
            bank(store(), "B" + i, CUT);
        }

        assertThat(store().create(settings("ONE_MORE", CUT), NOW, "ada")).isEqualTo(new BankOutcome.TooManyBanks());
        store().remove(store().find(new BankName("B7")).orElseThrow().id());
        assertThat(store().create(settings("ONE_MORE", CUT), NOW, "ada")).isInstanceOf(BankOutcome.Saved.class);
    }
}
