package dev.firebreak.app.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryRef;
import dev.firebreak.core.bank.LookedAt;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.MatchLedger.Sighting;
import dev.firebreak.core.bank.Quarantine;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.LumaPlane;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.account.InMemoryAuditLog;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.bank.InMemoryBanks;
import dev.firebreak.testkit.bank.InMemoryMatchLedger;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookupCountsTest {
    private static final int SIDE = 256;

    /** Without limits of the operator's own. */
    private static final BankPolicy CUT = new BankPolicy(
            BankAction.CUT,
            false,
            BankPolicy.Thresholds.DEFAULT,
            BankPolicy.Matching.ALWAYS,
            BankPolicy.FloodLimits.NONE,
            Set.of());

    private final FakeClock clock = new FakeClock(BankSamples.NOW);
    private final InMemoryBanks banks = new InMemoryBanks();
    private final InMemoryMatchLedger ledger = new InMemoryMatchLedger();
    private final LookedAt looked = new LookedAt(clock);
    private final BankDesk desk = new BankDesk(banks, ledger, looked, new InMemoryAuditLog(), clock);
    private final FirebreakMetrics metrics = new FirebreakMetrics();
    private final SightingLog log = new SightingLog(desk::matched, () -> {});
    private final LookupCounts counts = new LookupCounts(log, looked, metrics, clock);
    private final BankIndex index = new BankIndex(banks, List.of(), Runnable::run, clock);

    @AfterEach
    void stop() {
        log.close();
    }

    private Bank bank(PdqHash hash) {
        Bank bank = BankSamples.bank(banks, "STILLS", CUT);
        BankSamples.add(banks, bank, BankSamples.picture(hash));
        index.follow();
        return bank;
    }

    private boolean look(PdqHash hash) {
        List<Signal> signals = List.of(new Signal.Pdq(hash));
        var found = index.lookup(signals, LookupScope.ALL);
        counts.lookedUp(LookupCounts.Source.REST, signals, found);
        return !found.matches().isEmpty();
    }

    /** A card in a light grey with one word in the middle, another each time: what many streams begin with. */
    private static PdqHash card(long seed) {
        return hash(seed, 0, 24);
    }

    /** A picture full of things. */
    private static PdqHash scene(long seed) {
        return hash(seed, 200, 0);
    }

    private static PdqHash hash(long seed, int boxes, int letters) {
        byte[] picture = new byte[SIDE * SIDE];
        for (int i = 0; i < picture.length; i++) {
            boolean frame = i / SIDE < 40 || i % SIDE < 24 || (i / SIDE > 200 && i % SIDE > 120);
            picture[i] = (byte) (frame ? 60 : 190);
        }
        Random random = new Random(seed);
        for (int box = 0; box < boxes + letters; box++) {
            int side = box < boxes ? 8 + random.nextInt(60) : 2 + random.nextInt(3);
            int left = box < boxes ? random.nextInt(SIDE - side) : 100 + random.nextInt(60);
            int top = box < boxes ? random.nextInt(SIDE - side) : 120 + random.nextInt(10);
            int grey = random.nextInt(256);
            for (int y = top; y < top + side; y++) {
                for (int x = left; x < left + side; x++) {
                    picture[y * SIDE + x] = (byte) grey;
                }
            }
        }
        PictureHash hash = new PdqHasher().hash(LumaPlane.grey(picture, SIDE, SIDE));
        assertThat(hash.quality()).isGreaterThanOrEqualTo(PictureHash.USABLE_QUALITY);
        return hash.hash();
    }

    @Test
    void aCommonPictureThatMatchesMuchOfWhatIsLookedUpPutsItsBankIntoQuarantine() {
        Bank bank = bank(card(0));
        int matched = 0;
        for (int i = 1; i <= 300; i++) {
            matched += look(i % 2 == 0 ? scene(i) : card(i)) ? 1 : 0;
        }
        log.close();

        assertThat(matched).isBetween(120, 155);
        Bank now = desk.find(bank.name());
        assertThat(now.quarantine()).map(Quarantine::by).contains(Quarantine.ITSELF);
        assertThat(now.quarantine().orElseThrow().reason()).contains("Entry 1");
        assertThat(now.action()).isEqualTo(BankAction.WATCH);
    }

    @Test
    void aPictureThatIsFoundNowAndThenDoesNot() {
        Bank bank = bank(card(0));
        for (int i = 1; i <= 400; i++) {
            look(i % 10 == 0 ? card(i) : scene(i));
        }
        log.close();

        assertThat(ledger.sightings()).hasSizeGreaterThan(30);
        assertThat(desk.find(bank.name()).quarantine()).isEmpty();
    }

    @Test
    void theSameThingAskedAboutAgainIsNoFlood() {
        Bank bank = bank(card(0));
        for (int i = 0; i < 1_000; i++) {
            look(card(1));
        }
        log.close();

        assertThat(desk.find(bank.name()).quarantine()).isEmpty();
        assertThat(ledger.sightings())
                .hasSizeGreaterThan(900)
                .allSatisfy(sighting -> assertThat(sighting.subject()).isEqualTo("pdq " + card(1).hex()));
    }

    @Test
    void lookUpsAndMatchesAreShownByWhoAsked() {
        bank(card(0));
        look(card(1));
        look(scene(2));
        counts.count(LookupCounts.Source.LIVE, "stream lobby", List.of());

        assertThat(metrics.scrape())
                .contains("firebreak_bank_lookups_total{source=\"rest\"} 2.0")
                .contains("firebreak_bank_lookups_total{source=\"live\"} 1.0")
                .contains("firebreak_bank_matches_total{source=\"rest\"} 1.0");
    }

    @Test
    void ofManyThingsWithinAnHourTheRestCountAsOne() {
        Bank bank = bank(card(0));
        EntryRef entry = new EntryRef(bank.id(), new EntryId(1));
        for (int i = 0; i < LookupCounts.MOST_SUBJECTS + 2; i++) {
            counts.count(LookupCounts.Source.HMA, "pdq " + i, List.of(entry));
            if (i % 1_000 == 0) {
                drain(i);
            }
        }
        log.close();

        assertThat(ledger.sightings().stream().map(Sighting::subject).distinct())
                .hasSize(LookupCounts.MOST_SUBJECTS + 1);
    }

    /** The log has room for as many: what was added is written first. */
    private void drain(int added) {
        while (ledger.sightings().size() < added / 2) {
            Thread.onSpinWait();
        }
    }
}
