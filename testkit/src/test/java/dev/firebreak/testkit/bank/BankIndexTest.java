package dev.firebreak.testkit.bank;

import static dev.firebreak.testkit.bank.BankSamples.CUT;
import static dev.firebreak.testkit.bank.BankSamples.NEGATIVE;
import static dev.firebreak.testkit.bank.BankSamples.NOW;
import static dev.firebreak.testkit.bank.BankSamples.add;
import static dev.firebreak.testkit.bank.BankSamples.away;
import static dev.firebreak.testkit.bank.BankSamples.bank;
import static dev.firebreak.testkit.bank.BankSamples.pdq;
import static dev.firebreak.testkit.bank.BankSamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankHit;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankLookup;
import dev.firebreak.core.bank.BankMatch;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryRef;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.PrintIndex;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Quarantine;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BankIndexTest {
    private final InMemoryBanks banks = new InMemoryBanks();
    private final FakeClock clock = new FakeClock(NOW);
    private final Prints prints = new Prints();
    private final BankIndex index = new BankIndex(banks, List.of(prints), Runnable::run, clock);
    private final PdqHash hash = pdq(1);

    private BankLookup lookup(PdqHash of) {
        return lookup(of, LookupScope.ALL);
    }

    private BankLookup lookup(PdqHash of, LookupScope scope) {
        index.follow();
        return index.lookup(List.of(new Signal.Pdq(of)), scope);
    }

    private static List<EntryId> ids(BankLookup lookup) {
        return lookup.matches().stream().map(BankMatch::entry).toList();
    }

    @Test
    void findsWhatIsNearByTheDistanceOfItsBank() {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        EntryId entry = add(banks, attacks, picture(hash));

        BankMatch match = lookup(away(hash, 31)).matches().getFirst();
        assertThat(match.entry()).isEqualTo(entry);
        assertThat(match.distance()).isEqualTo(31);
        assertThat(match.score()).isEqualTo(1 - 31 / 256.0);
        assertThat(match.bank().name()).isEqualTo(attacks.name());
        assertThat(lookup(away(hash, 32))).isEqualTo(BankLookup.NOTHING);
        assertThat(lookup(hash).action()).contains(BankAction.CUT);
    }

    @Test
    void eachBankHasItsOwnDistance() {
        bank(banks, "WIDE", CUT);
        Bank narrow = bank(
                banks,
                "NARROW",
                new BankPolicy(
                        BankAction.HOLD,
                        false,
                        new BankPolicy.Thresholds(5, 1, 1),
                        BankPolicy.Matching.ALWAYS,
                        BankPolicy.FloodLimits.NONE,
                        Set.of()));
        EntryId entry = add(banks, narrow, picture(hash));

        assertThat(ids(lookup(away(hash, 5)))).containsExactly(entry);
        assertThat(lookup(away(hash, 6)).matches()).isEmpty();
    }

    @Test
    void changesAreSeenAtTheNextTurn() {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        index.follow();
        EntryId entry = add(banks, attacks, picture(hash));
        assertThat(ids(lookup(hash))).containsExactly(entry);

        banks.change(entry, "", Availability.DISABLED);
        assertThat(lookup(hash).matches()).isEmpty();
        banks.change(entry, "", Availability.ENABLED);
        assertThat(ids(lookup(hash))).containsExactly(entry);
        banks.remove(entry);
        assertThat(lookup(hash).matches()).isEmpty();

        add(banks, attacks, picture(hash));
        assertThat(lookup(hash).matches()).hasSize(1);
        banks.remove(attacks.id());
        assertThat(lookup(hash).matches()).isEmpty();
        assertThat(index.status().sizes()).containsEntry(SignalKind.PDQ, 0L);
    }

    @Test
    void anEntryDisabledForATimeComesBackByItself() {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        EntryId entry = add(banks, attacks, picture(hash));
        banks.change(entry, "", Availability.disabledUntil(NOW.plusSeconds(60)));

        assertThat(lookup(hash).matches()).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(ids(lookup(hash))).containsExactly(entry);
    }

    @Test
    void aNegativeBankOverrulesAndTheExplanationSaysWhich() {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        Bank news = bank(banks, "NEWS", NEGATIVE);
        EntryId attack = add(banks, attacks, picture(hash));
        EntryId report = add(banks, news, picture(away(hash, 3)));

        BankLookup found = lookup(hash);

        assertThat(found.overruled()).isTrue();
        assertThat(found.action()).contains(BankAction.RECORD);
        assertThat(ids(found)).containsExactly(attack);
        assertThat(found.explanation())
                .isEqualTo(
                        "Negative bank NEWS, entry %s (pdq, 3 bits away) overrules bank ATTACKS, entry %s (pdq, 0 bits away)"
                                .formatted(report, attack));
    }

    @Test
    void aNegativeBankReachesAsFarAsItsOwnDistance() {
        add(banks, bank(banks, "ATTACKS", CUT), picture(hash));
        add(banks, bank(banks, "NEWS", NEGATIVE), picture(away(hash, 21)));

        assertThat(lookup(hash).action()).contains(BankAction.CUT);
        assertThat(lookup(away(hash, 1)).overruled()).isTrue();
    }

    @Test
    void quarantineTurnsACutIntoALookAndSilencesANegativeBank() {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        Bank news = bank(banks, "NEWS", NEGATIVE);
        add(banks, attacks, picture(hash));
        add(banks, news, picture(hash));
        Optional<Quarantine> quarantine = Optional.of(new Quarantine("Too much", NOW, "rex"));

        banks.quarantine(news.id(), quarantine);
        assertThat(lookup(hash).action()).contains(BankAction.CUT);
        banks.quarantine(attacks.id(), quarantine);
        assertThat(lookup(hash).action()).contains(BankAction.WATCH);
        assertThat(lookup(hash).explanation()).contains("quarantine");
    }

    @Test
    void theScopeSaysWhichBanksAreAsked() {
        Bank half = bank(banks, "HALF", CUT.with(new BankPolicy.Matching(true, 0.5)));
        Bank off = bank(banks, "OFF", CUT.with(new BankPolicy.Matching(false, 1)));
        EntryId inHalf = add(banks, half, picture(hash));
        EntryId inOff = add(banks, off, picture(hash));

        assertThat(ids(lookup(hash))).containsExactly(inHalf);
        assertThat(ids(lookup(hash, new LookupScope(Set.of(), 0.6, false)))).isEmpty();
        assertThat(ids(lookup(hash, new LookupScope(Set.of(), 0.6, true)))).containsExactly(inHalf, inOff);
        assertThat(ids(lookup(hash, new LookupScope(Set.of(off.id()), 0, true))))
                .containsExactly(inOff);
        assertThat(ids(lookup(hash, new LookupScope(Set.of(off.id()), 0, false))))
                .isEmpty();
    }

    @Test
    void findsTheSameFileWhateverTheDistance() {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        Signal md5 = new Signal.Md5(1, 2);
        Signal sha256 = Signal.parse(SignalKind.SHA256, "ab".repeat(32));
        EntryId entry = add(
                banks, attacks, EntryContent.of(MediaKind.VIDEO, Signals.of(md5, sha256), Provenance.hash("ada", NOW)));
        index.follow();

        assertThat(index.lookup(List.of(md5, sha256), LookupScope.ALL).matches())
                .extracting(BankMatch::entry, BankMatch::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(entry, SignalKind.MD5),
                        org.assertj.core.groups.Tuple.tuple(entry, SignalKind.SHA256));
        assertThat(index.lookup(List.of(new Signal.Md5(1, 3)), LookupScope.ALL).matches())
                .isEmpty();
    }

    @Test
    void aFloodOfOneBankHidesNoOther() {
        Bank flooded = bank(banks, "FLOODED", CUT);
        Bank news = bank(banks, "NEWS", NEGATIVE);
        EntryId exact = add(banks, flooded, picture(hash));
        LongStream.range(0, 1_000)
                .forEach(i -> add(
                        banks,
                        flooded,
                        picture(new PdqHash(hash.word0() ^ i, hash.word1() ^ 1, hash.word2(), hash.word3()))));
        EntryId report = add(banks, news, picture(away(hash, 20)));

        BankLookup found = lookup(hash);

        assertThat(found.matches()).hasSize(BankIndex.MAX_MATCHES);
        assertThat(found.matches().getFirst().entry()).isEqualTo(exact);
        assertThat(found.more()).isEqualTo(1_001 - BankIndex.MAX_MATCHES);
        assertThat(found.overruling()).extracting(BankMatch::entry).containsExactly(report);
    }

    @Test
    void isTheSameWhenBuiltAnew() {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        EntryId disabled = add(banks, attacks, picture(hash));
        EntryId enabled = add(banks, attacks, picture(away(hash, 2)));
        banks.change(disabled, "", Availability.DISABLED);
        BankLookup before = lookup(hash);

        BankIndex other = new BankIndex(banks, List.of(), Runnable::run, clock);
        other.follow();

        assertThat(other.lookup(List.of(new Signal.Pdq(hash)), LookupScope.ALL)).isEqualTo(before);
        assertThat(ids(before)).containsExactly(enabled);
        assertThat(other.status()).isEqualTo(index.status());
    }

    @Test
    void printsAreToldOfAndTheirHitsJudgedByThePolicies() {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        index.follow();
        Signal.Print print = new Signal.Print(SignalKind.VIDEO, new byte[] {1});
        EntryId entry =
                add(banks, attacks, EntryContent.of(MediaKind.VIDEO, Signals.of(print), Provenance.hash("ada", NOW)));
        index.follow();

        EntryRef ref = new EntryRef(attacks.id(), entry);
        assertThat(prints.told).containsExactly(Map.entry(ref.packed(), print));
        assertThat(index.judge(List.of(hit(ref, 0.6)), LookupScope.ALL).action())
                .contains(BankAction.CUT);
        assertThat(index.judge(List.of(hit(ref, 0.59)), LookupScope.ALL)).isEqualTo(BankLookup.NOTHING);
        banks.remove(entry);
        index.follow();
        assertThat(prints.told).isEmpty();
    }

    private static BankHit hit(EntryRef ref, double score) {
        return new BankHit(ref.packed(), SignalKind.VIDEO, 0, score);
    }

    @Test
    void startsAnewWhenTheStoreHasForgottenWhatWasRemoved() {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        EntryId entry = add(banks, attacks, picture(hash));
        Forgetful feed = new Forgetful();
        BankIndex follower = new BankIndex(feed, List.of(), Runnable::run, clock);
        follower.follow();
        banks.remove(entry);
        feed.forgotten = true;

        follower.follow();

        assertThat(follower.lookup(List.of(new Signal.Pdq(hash)), LookupScope.ALL)
                        .matches())
                .isEmpty();
        assertThat(follower.status().upTo()).isEqualTo(banks.lastChange());
    }

    private static final class Prints implements PrintIndex {
        private final TreeMap<Long, Signal.Print> told = new TreeMap<>();

        @Override
        public SignalKind kind() {
            return SignalKind.VIDEO;
        }

        @Override
        public void add(EntryRef ref, Signal.Print print) {
            told.put(ref.packed(), print);
        }

        @Override
        public void remove(EntryRef ref) {
            told.remove(ref.packed());
        }

        @Override
        public void clear() {
            told.clear();
        }

        @Override
        public Stream<Stored> stored() {
            return told.entrySet().stream().map(each -> new Stored(each.getKey(), each.getValue()));
        }
    }

    /** Says once that it has forgotten. */
    private final class Forgetful implements BankFeed {
        private boolean forgotten;

        @Override
        public long lastChange() {
            return banks.lastChange();
        }

        @Override
        public List<Bank> banks() {
            return banks.banks();
        }

        @Override
        public Changes changes(long change, int limit) {
            if (forgotten) {
                forgotten = false;
                return new Changes(new ArrayList<>(), change, false, true);
            }
            return banks.changes(change, limit);
        }

        @Override
        public List<IndexedEntry> entries(Optional<EntryId> after, int limit) {
            return banks.entries(after, limit);
        }

        @Override
        public Signals prints(EntryId entry) {
            return banks.prints(entry);
        }
    }
}
