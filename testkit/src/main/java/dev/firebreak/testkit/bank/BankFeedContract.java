package dev.firebreak.testkit.bank;

import static dev.firebreak.testkit.bank.BankSamples.CUT;
import static dev.firebreak.testkit.bank.BankSamples.NOW;
import static dev.firebreak.testkit.bank.BankSamples.add;
import static dev.firebreak.testkit.bank.BankSamples.bank;
import static dev.firebreak.testkit.bank.BankSamples.pdq;
import static dev.firebreak.testkit.bank.BankSamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankFeed.Changes;
import dev.firebreak.core.bank.BankFeed.EntryChange;
import dev.firebreak.core.bank.BankFeed.IndexedEntry;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryOutcome;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link BankFeed} says about changes of its store. */
public abstract class BankFeedContract {
    /** An empty store, and its feed; the same ones during a test. */
    protected abstract BankStore store();

    protected abstract BankFeed feed();

    private static List<EntryId> ids(Changes changes) {
        return changes.changes().stream().map(change -> change.entry().id()).toList();
    }

    @Test
    void everyChangeHasAHigherNumber() {
        long start = feed().lastChange();
        Bank bank = bank(store(), "ATTACKS", CUT);
        long created = feed().lastChange();
        EntryId entry = add(store(), bank, picture(pdq(1)));
        long added = feed().lastChange();
        store().remove(entry);
        long removed = feed().lastChange();
        store().remove(bank.id());

        assertThat(List.of(start, created, added, removed, feed().lastChange()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsWhatWasAddedChangedAndRemovedInOrder() {
        Bank bank = bank(store(), "ATTACKS", CUT);
        EntryId first = add(store(), bank, picture(pdq(1)));
        EntryId second = add(store(), bank, picture(pdq(2)));
        EntryId third = add(store(), bank, picture(pdq(3)));
        store().change(first, "", Availability.DISABLED);
        store().remove(second);

        Changes changes = feed().changes(0, 1_000);

        assertThat(changes.more()).isFalse();
        assertThat(changes.forgotten()).isFalse();
        assertThat(changes.upTo()).isEqualTo(feed().lastChange());
        List<EntryChange> last = changes.changes()
                .subList(changes.changes().size() - 3, changes.changes().size());
        assertThat(last)
                .containsExactly(
                        new EntryChange.Put(new IndexedEntry(
                                third, bank.id(), Availability.ENABLED, Signals.of(new Signal.Pdq(pdq(3))), false)),
                        new EntryChange.Put(new IndexedEntry(
                                first, bank.id(), Availability.DISABLED, Signals.of(new Signal.Pdq(pdq(1))), false)),
                        new EntryChange.Gone(new IndexedEntry(
                                second, bank.id(), Availability.ENABLED, Signals.of(new Signal.Pdq(pdq(2))), false)));
        assertThat(feed().changes(changes.upTo(), 1_000).changes()).isEmpty();
    }

    @Test
    void goesOnFromWhereAPageEnded() {
        Bank bank = bank(store(), "ATTACKS", CUT);
        long start = feed().lastChange();
        List<EntryId> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(add(store(), bank, picture(pdq(i))));
        }

        Changes page = feed().changes(start, 2);
        assertThat(ids(page)).isEqualTo(added.subList(0, 2));
        assertThat(page.more()).isTrue();
        Changes rest = feed().changes(page.upTo(), 100);
        assertThat(ids(rest)).isEqualTo(added.subList(2, 5));
        assertThat(rest.more()).isFalse();
    }

    @Test
    void changesOfBanksMoveTheNumberToo() {
        Bank bank = bank(store(), "ATTACKS", CUT);
        long before = feed().lastChange();
        store().change(bank.id(), BankSamples.settings("RENAMED", CUT));

        assertThat(feed().changes(before, 10).changes()).isEmpty();
        assertThat(feed().changes(before, 10).upTo()).isGreaterThan(before);
        assertThat(feed().banks()).extracting(each -> each.name().value()).containsExactly("RENAMED");
    }

    @Test
    void theEntriesOfARemovedBankAreGone() {
        Bank bank = bank(store(), "ATTACKS", CUT);
        EntryId entry = add(store(), bank, picture(pdq(1)));
        long before = feed().lastChange();
        store().remove(bank.id());

        assertThat(feed().changes(before, 10).changes()).singleElement().satisfies(change -> {
            assertThat(change).isInstanceOf(EntryChange.Gone.class);
            assertThat(change.entry().id()).isEqualTo(entry);
        });
        assertThat(feed().entries(Optional.empty(), 10)).isEmpty();
        assertThat(feed().banks()).isEmpty();
    }

    @Test
    void readsAllEntriesInPages() {
        Bank bank = bank(store(), "ATTACKS", CUT);
        List<EntryId> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(add(store(), bank, picture(pdq(i))));
        }

        List<IndexedEntry> page = feed().entries(Optional.empty(), 3);
        assertThat(page).extracting(IndexedEntry::id).isEqualTo(added.subList(0, 3));
        assertThat(page.getFirst().hashes().pdq()).contains(pdq(0));
        assertThat(feed().entries(Optional.of(added.get(2)), 3))
                .extracting(IndexedEntry::id)
                .isEqualTo(added.subList(3, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> feed().entries(Optional.empty(), BankFeed.MAX_PAGE + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> feed().changes(0, BankFeed.MAX_PAGE + 1));
    }

    @Test
    void bulkySignalsAreAskedForOneByOne() {
        Bank bank = bank(store(), "ATTACKS", CUT);
        Signal.Print video = new Signal.Print(SignalKind.VIDEO, new byte[] {1});
        EntryId entry = add(
                store(),
                bank,
                EntryContent.of(MediaKind.VIDEO, Signals.of(video, new Signal.Md5(1, 2)), Provenance.hash("ada", NOW)));

        IndexedEntry indexed = feed().entries(Optional.empty(), 10).getFirst();
        assertThat(indexed.bulky()).isTrue();
        assertThat(indexed.hashes()).isEqualTo(Signals.of(new Signal.Md5(1, 2)));
        assertThat(feed().prints(entry)).isEqualTo(Signals.of(video));
        assertThat(feed().prints(new EntryId(EntryId.MAX))).isEqualTo(Signals.NONE);
    }

    @Test
    void whoFollowsMissesNothingOfWhatManyWriteAtOnce() throws Exception {
        int writers = 4;
        int each = 30;
        Bank bank = bank(store(), "ATTACKS", CUT);
        long position = feed().lastChange();
        Set<EntryId> seen = new HashSet<>();
        Set<EntryId> written = new HashSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<List<EntryId>>> working = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                working.add(threads.submit(() -> write(bank, number * each, each)));
            }
            boolean done = false;
            while (!done) {
                done = working.stream().allMatch(Future::isDone);
                Changes changes = feed().changes(position, 7);
                seen.addAll(ids(changes));
                position = changes.upTo();
                done = done && !changes.more();
            }
            for (Future<List<EntryId>> work : working) {
                written.addAll(work.get(1, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(seen).isEqualTo(written);
    }

    private List<EntryId> write(Bank bank, int from, int count) {
        List<EntryId> ids = new ArrayList<>();
        for (int i = from; i < from + count; i += 3) {
            List<EntryContent> three = List.of(picture(pdq(i)), picture(pdq(i + 1L)), picture(pdq(i + 2L)));
            store().add(bank.id(), three).forEach(outcome -> ids.add(((EntryOutcome.Added) outcome).id()));
        }
        return ids;
    }
}
