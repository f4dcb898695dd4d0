package dev.firebreak.testkit.copy;

import static dev.firebreak.testkit.bank.BankSamples.CUT;
import static dev.firebreak.testkit.bank.BankSamples.add;
import static dev.firebreak.testkit.bank.BankSamples.bank;
import static dev.firebreak.testkit.bank.BankSamples.pdq;
import static dev.firebreak.testkit.bank.BankSamples.picture;
import static dev.firebreak.testkit.copy.TrafficSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.PastCopy;
import dev.firebreak.core.copy.PastCopyStore;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link PastCopyStore} does. */
public abstract class PastCopyStoreContract {
    private static final SessionId SESSION = SessionId.random();

    /** An empty store, and the banks whose entries it is about; the same ones during a test. */
    protected abstract PastCopyStore store();

    protected abstract BankStore banks();

    private static PastCopy copy(Bank bank, EntryId entry, int second, double score) {
        Duration from = Duration.ofSeconds(second);
        return new PastCopy(
                bank.name(),
                entry,
                new StreamId("lobby"),
                SESSION,
                NOW.plus(from),
                Set.of(Channel.PICTURE, Channel.SOUND),
                new MatchedInterval(
                        new Interval(from, from.plusSeconds(10)),
                        new Interval(Duration.ofSeconds(3), Duration.ofSeconds(14)),
                        1.1,
                        score),
                NOW.plusSeconds(3_600));
    }

    /** The first second of a copy that is another one than the one that begins with second 5. */
    private static final int LATER = 5 + 10 + (int) PastCopy.PAUSE.toSeconds() + 1;

    @Test
    void keepsAllOfThemThoseSeenLastFirst() {
        Bank attacks = bank(banks(), "ATTACKS", CUT);
        EntryId entry = add(banks(), attacks, picture(pdq(1)));

        assertThat(store().add(List.of(copy(attacks, entry, 5, 0.75), copy(attacks, entry, LATER, 1))))
                .isEqualTo(2);

        assertThat(store().list(Optional.empty(), 10))
                .containsExactly(copy(attacks, entry, LATER, 1), copy(attacks, entry, 5, 0.75));
        assertThat(store().list(Optional.empty(), 1)).containsExactly(copy(attacks, entry, LATER, 1));
    }

    @Test
    void whatFollowsWithoutALongPauseIsOneCopy() {
        Bank attacks = bank(banks(), "ATTACKS", CUT);
        EntryId entry = add(banks(), attacks, picture(pdq(1)));
        EntryId other = add(banks(), attacks, picture(pdq(2)));
        PastCopy last = copy(attacks, entry, LATER - 1, 0.5);
        PastCopy first = copy(attacks, entry, 5, 0.75);
        store().add(List.of(last, copy(attacks, other, 5, 1)));

        assertThat(store().add(List.of(first))).isZero();

        PastCopy whole = store().list(Optional.empty(), 10).stream()
                .filter(copy -> copy.entry().equals(entry))
                .findFirst()
                .orElseThrow();
        assertThat(store().list(Optional.empty(), 10)).hasSize(2);
        assertThat(whole).isEqualTo(first.joined(last));
        assertThat(whole.where().query()).isEqualTo(new Interval(Duration.ofSeconds(5), Duration.ofSeconds(LATER + 9)));
        assertThat(whole.where().score()).isEqualTo(0.75);
        assertThat(whole.seenAt()).isEqualTo(first.seenAt());
    }

    @Test
    void whatLiesBetweenTwoMakesThemOne() {
        Bank attacks = bank(banks(), "ATTACKS", CUT);
        EntryId entry = add(banks(), attacks, picture(pdq(1)));
        store().add(List.of(copy(attacks, entry, 5, 0.75), copy(attacks, entry, LATER, 1)));

        assertThat(store().add(List.of(copy(attacks, entry, 60, 0.5)))).isZero();

        assertThat(store().list(Optional.empty(), 10)).singleElement().satisfies(copy -> {
            assertThat(copy.where().query())
                    .isEqualTo(new Interval(Duration.ofSeconds(5), Duration.ofSeconds(LATER + 10)));
            assertThat(copy.where().score()).isEqualTo(1);
        });
    }

    @Test
    void ofTheSamePlaceTheStrongestStays() {
        Bank attacks = bank(banks(), "ATTACKS", CUT);
        EntryId entry = add(banks(), attacks, picture(pdq(1)));
        store().add(List.of(copy(attacks, entry, 5, 0.75)));

        assertThat(store().add(List.of(copy(attacks, entry, 5, 0.5)))).isZero();
        assertThat(store().list(Optional.empty(), 10)).containsExactly(copy(attacks, entry, 5, 0.75));
        assertThat(store().add(List.of(copy(attacks, entry, 5, 1)))).isZero();
        assertThat(store().list(Optional.empty(), 10)).containsExactly(copy(attacks, entry, 5, 1));
    }

    @Test
    void canBeAskedOfOneBank() {
        Bank attacks = bank(banks(), "ATTACKS", CUT);
        Bank others = bank(banks(), "OTHERS", CUT);
        EntryId one = add(banks(), attacks, picture(pdq(1)));
        EntryId other = add(banks(), others, picture(pdq(2)));
        store().add(List.of(copy(attacks, one, 5, 1), copy(others, other, 6, 1)));

        assertThat(store().list(Optional.of(others.name()), 10)).containsExactly(copy(others, other, 6, 1));
        assertThat(store().list(Optional.of(new BankName("NONE")), 10)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().list(Optional.empty(), PastCopyStore.MAX_LIST + 1));
    }

    @Test
    void goesWithItsEntry() {
        Bank attacks = bank(banks(), "ATTACKS", CUT);
        EntryId entry = add(banks(), attacks, picture(pdq(1)));
        store().add(List.of(copy(attacks, entry, 5, 1)));
        banks().remove(entry);

        assertThat(store().list(Optional.empty(), 10)).isEmpty();
        assertThat(store().add(List.of(copy(attacks, entry, 9, 1)))).isZero();
    }

    @Test
    void forgetsWhatWasSeenLongAgo() {
        Bank attacks = bank(banks(), "ATTACKS", CUT);
        EntryId entry = add(banks(), attacks, picture(pdq(1)));
        store().add(List.of(copy(attacks, entry, 5, 1), copy(attacks, entry, LATER, 1)));

        store().forgetBefore(NOW.plusSeconds(6));

        assertThat(store().list(Optional.empty(), 10)).containsExactly(copy(attacks, entry, LATER, 1));
    }

    @Test
    void remembersHowFarWasLookedBack() {
        assertThat(store().lookedUpTo()).isEmpty();
        store().lookedUpTo(7);
        store().lookedUpTo(12);

        assertThat(store().lookedUpTo()).contains(12L);
    }
}
