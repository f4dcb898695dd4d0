package dev.firebreak.app.lookback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankFeed.IndexedEntry;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.PastCopy;
import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.bank.InMemoryBanks;
import dev.firebreak.testkit.copy.InMemoryPastCopies;
import dev.firebreak.testkit.copy.InMemoryTraffic;
import dev.firebreak.testkit.copy.TrafficSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LookBackTest {
    private static final SessionId SESSION = SessionId.random();

    private final FakeClock clock = new FakeClock();
    private final InMemoryBanks banks = new InMemoryBanks();
    private final InMemoryTraffic traffic = new InMemoryTraffic();
    private final InMemoryPastCopies copies = new InMemoryPastCopies(banks);
    private final List<PastCopy> told = new ArrayList<>();
    private final List<TrafficPiece> searched = new ArrayList<>();
    private Optional<BankName> overruled = Optional.empty();
    private final LookBack lookBack = new LookBack(
            new LookBack.Stores(banks, traffic, copies),
            entries -> piece -> matches(entries, piece),
            told::add,
            Duration.ofDays(3),
            clock);
    private Bank attacks = BankSamples.bank(banks, "ATTACKS", BankSamples.CUT);

    @BeforeEach
    void begin() {
        lookBack.round(() -> false); // takes note of what there is
    }

    /** Every piece of an even minute shows each of the entries, ten seconds after it begins. */
    private List<CopyMatch> matches(List<IndexedEntry> entries, TrafficPiece piece) {
        searched.add(piece);
        if (piece.from().toMinutes() % 2 != 0) {
            return List.of();
        }
        return entries.stream()
                .map(entry -> new CopyMatch(
                        attacks.name(),
                        entry.id(),
                        overruled.isPresent() ? BankAction.RECORD : BankAction.CUT,
                        overruled,
                        Set.of(Channel.SOUND),
                        new MatchedInterval(
                                new Interval(Duration.ofSeconds(10), Duration.ofSeconds(20)),
                                new Interval(Duration.ZERO, Duration.ofSeconds(10)),
                                1,
                                0.9),
                        0.9))
                .toList();
    }

    private EntryId bank(int number) {
        return BankSamples.add(banks, attacks, BankSamples.picture(BankSamples.pdq(number)));
    }

    private void pass(int from, int to) {
        for (int minute = from; minute < to; minute++) {
            traffic.append(List.of(TrafficSamples.piece(SESSION, minute)));
        }
    }

    private void lookUntilDone() {
        boolean more = true;
        while (more) {
            more = lookBack.round(() -> false);
        }
    }

    @Test
    void whatIsNewInABankIsFoundInWhatHasPassed() {
        pass(0, 4);
        EntryId entry = bank(1);

        lookUntilDone();

        assertThat(searched).extracting(piece -> piece.from().toMinutes()).containsExactly(3L, 2L, 1L, 0L);
        assertThat(told).hasSize(1);
        assertThat(copies.list(Optional.empty(), 10)).hasSize(1).first().satisfies(copy -> {
            assertThat(copy.entry()).isEqualTo(entry);
            assertThat(copy.session()).isEqualTo(SESSION);
            assertThat(copy.where().query().from()).isEqualTo(Duration.ofSeconds(10));
            assertThat(copy.where().query().to()).isEqualTo(Duration.ofSeconds(140));
            assertThat(copy.seenAt()).isEqualTo(TrafficSamples.NOW.plusSeconds(10));
            assertThat(copy.where().score()).isEqualTo(0.9);
        });
    }

    @Test
    void looksForTheSameEntryOnce() {
        pass(0, 2);
        bank(1);
        lookUntilDone();
        int looked = searched.size();

        lookUntilDone();

        assertThat(searched).hasSize(looked);
    }

    @Test
    void whatIsInterruptedIsDoneAgainAndNotedOnce() {
        pass(0, 4);
        bank(1);
        assertThat(lookBack.round(() -> searched.size() == 3)).isTrue();
        assertThat(told).hasSize(1);

        lookUntilDone();

        assertThat(searched).hasSize(7);
        assertThat(told).hasSize(1);
        assertThat(copies.list(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void looksNoFartherBackThanIsKept() {
        pass(0, 1);
        clock.advance(Duration.ofDays(3).plusSeconds(1));
        bank(1);

        lookUntilDone();

        assertThat(searched).isEmpty();
    }

    @Test
    void manyEntriesAreLookedForInRounds() {
        pass(0, 1);
        for (int number = 0; number <= LookBack.MAX_ENTRIES; number++) {
            bank(number);
        }

        assertThat(lookBack.round(() -> false)).isTrue();
        assertThat(told).hasSize(LookBack.MAX_ENTRIES);
        lookUntilDone();
        assertThat(told).hasSize(LookBack.MAX_ENTRIES + 1);
    }

    @Test
    void entriesThatAreNotMatchedOrGoneAreNotLookedFor() {
        pass(0, 1);
        banks.change(bank(1), "", Availability.DISABLED);
        banks.remove(bank(2));

        lookUntilDone();

        assertThat(searched).isEmpty();
        assertThat(copies.lookedUpTo()).contains(banks.lastChange());
    }

    @Test
    void whatANegativeBankOverrulesIsNotNoted() {
        pass(0, 1);
        bank(1);
        overruled = Optional.of(new BankName("NEWS"));

        lookUntilDone();

        assertThat(searched).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void saysHowFarItHasCome() {
        pass(0, 4);
        bank(1);
        List<Double> shares = new ArrayList<>();

        lookBack.round(() -> {
            shares.add(lookBack.progress().share());
            return false;
        });

        assertThat(shares).containsExactly(0.0, 0.25, 0.5, 0.75);
        assertThat(lookBack.progress().share()).isEqualTo(1);
    }
}
