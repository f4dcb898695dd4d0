package dev.firebreak.testkit.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryRef;
import dev.firebreak.core.bank.LookedAt;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LookedAtTest {
    private static final BankId BANK = new BankId(3);
    private static final EntryId ENTRY = new EntryId(7);
    private static final EntryRef REF = new EntryRef(BANK, ENTRY);

    private final FakeClock clock = new FakeClock();
    private final LookedAt looked = new LookedAt(clock);

    private void look(int from, int to, int each) {
        for (int i = from; i < to; i++) {
            looked.add("picture " + i, i % each == 0 ? List.of(REF) : List.of());
        }
    }

    @Test
    void countsDifferentThingsOnce() {
        look(0, 100, 4);
        look(0, 100, 4);

        assertThat(looked.most(BANK)).contains(new LookedAt.Share(ENTRY, 100, 25));
        assertThat(looked.most(new BankId(4))).isEmpty();
    }

    @Test
    void whatAThingMatchesLaterCountsToo() {
        looked.add("stream lobby", List.of());
        looked.add("stream lobby", List.of(REF));
        looked.add("stream other", List.of());

        assertThat(looked.most(BANK)).contains(new LookedAt.Share(ENTRY, 2, 1));
    }

    @Test
    void namesTheEntryThatMatchedTheMost() {
        looked.add("a", List.of(new EntryRef(BANK, new EntryId(1))));
        look(0, 10, 2);

        assertThat(looked.most(BANK)).map(LookedAt.Share::entry).contains(ENTRY);
    }

    @Test
    void estimatesWhatDoesNotFitIntoItsSample() {
        look(0, 100_000, 5);

        LookedAt.Share share = looked.most(BANK).orElseThrow();
        assertThat(share.things()).isCloseTo(100_000, Percentage.withPercentage(15));
        assertThat(share.matched()).isCloseTo(20_000, Percentage.withPercentage(30));
    }

    @Test
    void forgetsWhatWasLookedAtAnHourAgo() {
        look(0, 100, 2);
        clock.advance(Duration.ofMinutes(31));
        look(50, 150, 2);
        assertThat(looked.most(BANK)).contains(new LookedAt.Share(ENTRY, 150, 75));

        clock.advance(Duration.ofMinutes(31));
        assertThat(looked.most(BANK)).contains(new LookedAt.Share(ENTRY, 100, 50));
        clock.advance(Duration.ofMinutes(61));
        assertThat(looked.most(BANK)).isEmpty();
    }
}
