package dev.firebreak.testkit.bank;

import static dev.firebreak.testkit.bank.BankSamples.CUT;
import static dev.firebreak.testkit.bank.BankSamples.NOW;
import static dev.firebreak.testkit.bank.BankSamples.add;
import static dev.firebreak.testkit.bank.BankSamples.pdq;
import static dev.firebreak.testkit.bank.BankSamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.ContentMetadata;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryOutcome;
import dev.firebreak.core.bank.EntryQuery;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.segment.Hash256;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link BankStore} does with entries. */
public abstract class BankEntriesContract {
    private static final Signal.Print VIDEO = new Signal.Print(SignalKind.VIDEO, new byte[] {1, 2, 3});
    private static final Signal.Print SOUND = new Signal.Print(SignalKind.SOUND, new byte[] {0, -1});
    private static final Hash256 FILE = Hash256.sha256(new byte[] {9});
    private static final Signal.Sha256 SHA256 = new Signal.Sha256(FILE);
    private static final Signal.Md5 MD5 = new Signal.Md5(-2, 0x0f);

    private Bank bank;

    /** An empty store; the same one during a test. */
    protected abstract BankStore store();

    @BeforeEach
    void makeBank() {
        bank = BankSamples.bank(store(), "ATTACKS", CUT);
    }

    private static EntryContent video(String note) {
        Provenance from = new Provenance(
                Provenance.Origin.EXCHANGE, "peers:key-1", "bob", NOW, "Attack é.mp4", Optional.of(FILE));
        ContentMetadata metadata = new ContentMetadata("post-77", "https://example.org/v?x=1", "{\"a\":[1,\"b\"]}");
        return new EntryContent(
                MediaKind.VIDEO,
                Signals.of(VIDEO, SHA256, MD5, SOUND),
                new EntryAbout(note, from, metadata),
                Availability.disabledUntil(NOW.plusSeconds(60)));
    }

    private List<EntryId> found(String text) {
        return store().entries(EntryQuery.all(bank.id(), 100).with(text)).stream()
                .map(BankEntry::id)
                .toList();
    }

    @Test
    void keepsAllOfAnEntry() {
        EntryContent content = video("two\nlines");
        EntryId id = add(store(), bank, content);

        BankEntry entry = store().entry(id).orElseThrow();
        assertThat(entry.bank()).isEqualTo(bank.id());
        assertThat(entry.media()).isEqualTo(MediaKind.VIDEO);
        assertThat(entry.about()).isEqualTo(content.about());
        assertThat(entry.availability()).isEqualTo(content.availability());
        assertThat(entry.hashes()).isEqualTo(Signals.of(MD5, SHA256));
        assertThat(entry.kinds())
                .containsExactly(SignalKind.MD5, SignalKind.SHA256, SignalKind.VIDEO, SignalKind.SOUND);
        assertThat(entry.matches()).isZero();
        assertThat(store().signals(id)).contains(content.signals());
    }

    @Test
    void keepsPdqBitForBit() {
        EntryId id = add(store(), bank, picture(pdq(5)));

        assertThat(store().signals(id).orElseThrow().pdq()).contains(pdq(5));
        assertThat(store().entry(id).orElseThrow().availability()).isEqualTo(Availability.ENABLED);
    }

    @Test
    void whatIsThereAlreadyIsADuplicateAndChangesNothing() {
        EntryId id = add(store(), bank, video("first"));
        EntryId picture = add(store(), bank, picture(pdq(1)));
        EntryContent sameFile = EntryContent.of(
                MediaKind.VIDEO, Signals.of(SHA256, new Signal.Pdq(pdq(9))), Provenance.hash("eve", NOW));

        assertThat(store().add(bank.id(), List.of(sameFile, picture(pdq(1)), picture(pdq(2)), picture(pdq(2)))))
                .satisfiesExactly(
                        outcome -> assertThat(outcome).isEqualTo(new EntryOutcome.Duplicate(id)),
                        outcome -> assertThat(outcome).isEqualTo(new EntryOutcome.Duplicate(picture)),
                        outcome -> assertThat(outcome).isInstanceOf(EntryOutcome.Added.class),
                        outcome -> assertThat(outcome).isInstanceOf(EntryOutcome.Duplicate.class));
        assertThat(store().entry(id).orElseThrow().about().note()).isEqualTo("first");
        assertThat(store().find(bank.id()).orElseThrow().entries()).isEqualTo(3);
    }

    @Test
    void theSameMayBeInTwoBanks() {
        Bank other = BankSamples.bank(store(), "OTHER", CUT);
        EntryId one = add(store(), bank, picture(pdq(1)));
        EntryId two = add(store(), other, picture(pdq(1)));

        assertThat(one).isNotEqualTo(two);
        assertThat(store().entries(EntryQuery.all(other.id(), 10)))
                .extracting(BankEntry::id)
                .containsExactly(two);
    }

    @Test
    void aBankThatIsNotThereTakesNothing() {
        BankId nobody = new BankId(BankId.MAX);
        assertThat(store().add(nobody, List.of(picture(pdq(1))))).containsExactly(new EntryOutcome.NoSuchBank(nobody));

        store().remove(bank.id());
        assertThat(store().add(bank.id(), List.of(picture(pdq(1)))))
                .containsExactly(new EntryOutcome.NoSuchBank(bank.id()));
    }

    @Test
    void anEntryCanBeDisabledForATimeOrForGoodAndEnabledAgain() {
        EntryId id = add(store(), bank, video("first"));

        for (Availability each : List.of(
                Availability.DISABLED, Availability.ENABLED, Availability.disabledUntil(NOW.plusSeconds(3_600)))) {
            BankEntry changed = store().change(id, "note", each).orElseThrow();
            assertThat(changed.availability()).isEqualTo(each);
            assertThat(store().entry(id)).contains(changed);
        }
        assertThat(store().entry(id).orElseThrow().about())
                .isEqualTo(video("note").about());
        assertThat(store().change(new EntryId(EntryId.MAX), "", Availability.ENABLED))
                .isEmpty();
    }

    @Test
    void aRemovedEntryIsGoneAndMayComeBackUnderAnotherId() {
        EntryId id = add(store(), bank, video(""));

        assertThat(store().remove(id)).isTrue();

        assertThat(store().remove(id)).isFalse();
        assertThat(store().entry(id)).isEmpty();
        assertThat(store().signals(id)).isEmpty();
        assertThat(store().find(bank.id()).orElseThrow().entries()).isZero();
        assertThat(add(store(), bank, video(""))).isNotEqualTo(id);
    }

    @Test
    void findsEntriesByWordsIdsAndHashes() {
        EntryId video = add(store(), bank, video("Seen at the Harbour"));
        EntryId picture = add(store(), bank, picture(pdq(1)).withNote("harbour; second one"));
        EntryId bare = add(store(), bank, picture(pdq(2)));

        assertThat(found("")).containsExactly(bare, picture, video);
        assertThat(found("HARB")).containsExactly(picture, video);
        assertThat(found("harbour second")).containsExactly(picture);
        assertThat(found("attack")).containsExactly(video);
        assertThat(found("post-77")).containsExactly(video);
        assertThat(found("key")).containsExactly(video);
        assertThat(found("arbour")).isEmpty();
        assertThat(found(bare.toString())).contains(bare);
        assertThat(found(pdq(2).hex())).containsExactly(bare);
        assertThat(found(FILE.hex())).containsExactly(video);
        assertThat(found("'); -- \\ :* & |")).hasSize(3);
    }

    @Test
    void findsWhatChangedNotesSay() {
        EntryId id = add(store(), bank, picture(pdq(1)));
        store().change(id, "harbour", Availability.ENABLED);
        assertThat(found("harbour")).containsExactly(id);

        store().change(id, "", Availability.ENABLED);
        assertThat(found("harbour")).isEmpty();
    }

    @Test
    void findsEntriesByTheirReferenceAndInPages() {
        EntryId video = add(store(), bank, video(""));
        EntryId second = add(store(), bank, picture(pdq(1)));
        EntryQuery all = EntryQuery.all(bank.id(), 1);

        assertThat(store().entries(new EntryQuery(bank.id(), "", "peers:key-1", Optional.empty(), 10)))
                .extracting(BankEntry::id)
                .containsExactly(video);
        assertThat(store().entries(all)).extracting(BankEntry::id).containsExactly(second);
        assertThat(store().entries(all.olderThan(second)))
                .extracting(BankEntry::id)
                .containsExactly(video);
    }

    @Test
    void takesAFullBatchAndNotOneMore() {
        List<EntryContent> most = LongStream.range(0, BankStore.MAX_BATCH)
                .mapToObj(i -> picture(pdq(i)))
                .toList();

        assertThat(store().add(bank.id(), most)).allMatch(EntryOutcome.Added.class::isInstance);
        assertThat(store().find(bank.id()).orElseThrow().entries()).isEqualTo(BankStore.MAX_BATCH);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> store().add(bank.id(), Collections.nCopies(BankStore.MAX_BATCH + 1, picture(pdq(1)))));
        EntryContent large = EntryContent.of(
                MediaKind.VIDEO,
                Signals.of(new Signal.Print(SignalKind.VIDEO, new byte[Signal.Print.MAX_BYTES])),
                Provenance.hash("ada", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> store().add(bank.id(), Collections.nCopies(5, large)));
    }
}
