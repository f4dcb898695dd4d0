package dev.firebreak.testkit.bank;

import static dev.firebreak.testkit.bank.BankSamples.CUT;
import static dev.firebreak.testkit.bank.BankSamples.NOW;
import static dev.firebreak.testkit.bank.BankSamples.add;
import static dev.firebreak.testkit.bank.BankSamples.bank;
import static dev.firebreak.testkit.bank.BankSamples.pdq;
import static dev.firebreak.testkit.bank.BankSamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankMatch;
import dev.firebreak.core.bank.BankSnapshots;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.IndexStatus;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.bank.SnapshotMarks;
import dev.firebreak.testkit.FakeClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankSnapshotsTest {
    /** More than the newest that an index keeps unsorted. */
    private static final int MANY = 9_000;

    private final InMemoryBanks banks = new InMemoryBanks();
    private final InMemorySnapshotMarks marks = new InMemorySnapshotMarks();
    private final FakeClock clock = new FakeClock(NOW);

    @TempDir
    private Path folder;

    private Bank attacks = bank(new InMemoryBanks(), "UNUSED", CUT);
    private BankIndex index = index();
    private BankSnapshots snapshots = new BankSnapshots(Path.of(""), marks, clock);

    @BeforeEach
    void fill() {
        snapshots = new BankSnapshots(folder, marks, clock);
        attacks = bank(banks, "ATTACKS", CUT);
        for (int batch = 0; batch < MANY; batch += 4_500) {
            banks.add(
                    attacks.id(),
                    Stream.iterate(batch, i -> i + 1)
                            .limit(4_500)
                            .map(seed -> picture(pdq(seed)))
                            .toList());
        }
        index = index();
        index.follow();
    }

    private BankIndex index() {
        return new BankIndex(banks, List.of(), Runnable::run, clock);
    }

    private static List<EntryId> found(BankIndex in, long seed) {
        return in.lookup(List.of(new Signal.Pdq(pdq(seed))), LookupScope.ALL).matches().stream()
                .map(BankMatch::entry)
                .toList();
    }

    private static List<EntryId> found(BankIndex in, Signal file) {
        return in.lookup(List.of(file), LookupScope.ALL).matches().stream()
                .map(BankMatch::entry)
                .toList();
    }

    private static EntryContent file(String md5, String sha256) {
        Signals signals = Signals.of(Signal.parse(SignalKind.MD5, md5), Signal.parse(SignalKind.SHA256, sha256));
        return EntryContent.of(MediaKind.VIDEO, signals, Provenance.hash("ada", NOW));
    }

    private void write() throws IOException {
        index.follow();
        assertThat(snapshots.write(index)).isPresent();
    }

    private String unusable() {
        BankIndex fresh = index();
        BankSnapshots.Outcome outcome = fresh.restore(snapshots);
        assertThat(outcome).isInstanceOf(BankSnapshots.Unusable.class);
        assertThat(found(fresh, 0)).as("before it has asked the database").isEmpty();
        fresh.follow();
        assertThat(found(fresh, 0)).as("made anew from the database").hasSize(1);
        return ((BankSnapshots.Unusable) outcome).why();
    }

    @Test
    void beginsWithWhatWasKnownAndWithWhatHasChangedSince() throws IOException {
        Signal md5 = Signal.parse(SignalKind.MD5, "0f".repeat(16));
        Signal sha256 = Signal.parse(SignalKind.SHA256, "ab".repeat(32));
        EntryId copied = add(banks, attacks, file("0f".repeat(16), "ab".repeat(32)));
        EntryId before = found(index, 3).getFirst();
        EntryId disabled = found(index, 4).getFirst();
        banks.change(disabled, "", Availability.DISABLED);
        write();
        EntryId removed = found(index, 5).getFirst();
        EntryId disabledSince = found(index, 6).getFirst();
        banks.remove(removed);
        banks.change(disabledSince, "", Availability.DISABLED);
        banks.change(disabled, "", Availability.ENABLED);
        EntryId since = add(banks, attacks, picture(pdq(MANY + 1)));

        BankIndex fresh = index();
        BankSnapshots.Outcome outcome = fresh.restore(snapshots);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        BankSnapshots.Restored.class,
                        restored -> assertThat(restored.snapshot().at()).isEqualTo(NOW));
        assertThat(found(fresh, 3)).containsExactly(before);
        assertThat(found(fresh, 4)).containsExactly(disabled);
        assertThat(found(fresh, 5)).isEmpty();
        assertThat(found(fresh, 6)).isEmpty();
        assertThat(found(fresh, MANY + 1)).containsExactly(since);
        assertThat(found(fresh, md5)).containsExactly(copied);
        assertThat(found(fresh, sha256)).containsExactly(copied);
        assertThat(fresh.status().caughtUpAt()).contains(NOW);
        assertThat(fresh.status().upTo()).isEqualTo(banks.lastChange());
        assertThat(fresh.status().sizes())
                .isEqualTo(status().sizes())
                .containsEntry(SignalKind.MD5, 1L)
                .containsEntry(SignalKind.SHA256, 1L);
        assertThatIllegalStateException().isThrownBy(() -> fresh.restore(snapshots));
    }

    private IndexStatus status() {
        index.follow();
        return index.status();
    }

    @Test
    void whatWasRemovedNeverMatchesEvenWhileTheDatabaseIsAsked() throws IOException {
        write();
        banks.remove(attacks.id());

        BankIndex fresh = index();
        assertThat(fresh.restore(snapshots)).isInstanceOf(BankSnapshots.Restored.class);
        assertThat(found(fresh, 3)).isEmpty();
        assertThat(fresh.pictures()).isZero();
    }

    @Test
    void followsOnFromThere() throws IOException {
        write();
        BankIndex fresh = index();
        fresh.restore(snapshots);
        EntryId later = add(banks, attacks, picture(pdq(MANY + 2)));
        fresh.follow();

        assertThat(found(fresh, MANY + 2)).containsExactly(later);
        assertThat(found(fresh, 3)).hasSize(1);
    }

    @Test
    void thereIsNoneAtFirstAndNothingIsWrittenOfAnIndexThatKnowsNothing() throws IOException {
        assertThat(index().restore(snapshots)).isEqualTo(new BankSnapshots.None());
        assertThat(snapshots.write(index())).isEmpty();
        assertThat(index().restore(snapshots)).isEqualTo(new BankSnapshots.None());
    }

    @Test
    void anotherDatabaseDoesNotTakeIt() throws IOException {
        write();
        BankSnapshots elsewhere = new BankSnapshots(folder, new InMemorySnapshotMarks(), clock);

        assertThat(index().restore(elsewhere))
                .isInstanceOfSatisfying(
                        BankSnapshots.Unusable.class,
                        unusable -> assertThat(unusable.why())
                                .contains(folder.toString())
                                .contains("another database"));
    }

    @Test
    void everyDamageIsNoticed() throws IOException {
        add(banks, attacks, file("0f".repeat(16), "ab".repeat(32)));
        write();
        Path snapshot = current();
        for (String name : List.of("pictures", "contents")) {
            Path file = snapshot.resolve(name);
            long size = Files.size(file);
            for (long at = 0; at < size; at += Math.max(1, size / 23)) {
                turn(file, at);
                assertThat(unusable()).as("%s at %d", name, at).isNotEmpty();
                turn(file, at);
            }
            turn(file, size - 1);
            assertThat(unusable()).contains(folder.toString());
            turn(file, size - 1);
        }
        assertThat(index().restore(snapshots)).isInstanceOf(BankSnapshots.Restored.class);
    }

    @Test
    void whatIsCutShortOrMissingOrLongerIsNoticed() throws IOException {
        write();
        for (String name : List.of("pictures", "contents")) {
            Path file = current().resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int length : List.of(0, 7, 40, whole.length / 2, whole.length - 1)) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThat(unusable()).isNotEmpty();
            }
            Files.write(file, Arrays.copyOf(whole, whole.length + 8));
            assertThat(unusable()).isNotEmpty();
            Files.delete(file);
            assertThat(unusable()).isNotEmpty();
            Files.write(file, whole);
        }
        Files.writeString(folder.resolve("current"), "no token");
        assertThat(unusable()).contains("names no snapshot");
    }

    @Test
    void filesOfTwoSnapshotsAreNotMixed() throws IOException {
        write();
        Path kept = Files.createTempFile(folder, "kept", "");
        Files.copy(current().resolve("contents"), kept, StandardCopyOption.REPLACE_EXISTING);
        add(banks, attacks, picture(pdq(MANY + 3)));
        write();
        Files.copy(kept, current().resolve("contents"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(unusable()).contains("not of one snapshot");
    }

    @Test
    void oneSnapshotStaysAndWhatACrashLeftGoes() throws IOException {
        write();
        Path crashed = Files.createDirectory(folder.resolve(UUID.randomUUID().toString()));
        Files.writeString(crashed.resolve("pictures.new"), "half");
        Files.writeString(folder.resolve("current.new"), "half");

        assertThat(index().restore(snapshots)).isInstanceOf(BankSnapshots.Restored.class);
        snapshots.sweep();
        assertThat(crashed).doesNotExist();
        write();
        assertThat(snapshotFolders()).containsExactly(current());
        assertThat(index().restore(snapshots)).isInstanceOf(BankSnapshots.Restored.class);
    }

    @Test
    void aMarkThatCannotBeSetLeavesTheOldSnapshot() throws IOException {
        write();
        Path before = current();
        BankSnapshots failing = new BankSnapshots(
                folder,
                new SnapshotMarks() {
                    @Override
                    public void add(UUID snapshot, long change) {
                        throw new IllegalStateException("The database is away");
                    }

                    @Override
                    public Optional<Long> change(UUID snapshot) {
                        return marks.change(snapshot);
                    }
                },
                clock);

        assertThatIllegalStateException().isThrownBy(() -> failing.write(index));
        assertThat(snapshotFolders()).containsExactly(before);
        assertThat(index().restore(snapshots)).isInstanceOf(BankSnapshots.Restored.class);
    }

    private Path current() throws IOException {
        return folder.resolve(Files.readString(folder.resolve("current")).strip());
    }

    private List<Path> snapshotFolders() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(Files::isDirectory).forEach(folders::add);
        }
        return folders;
    }

    private static void turn(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int value = bytes.read();
            bytes.seek(at);
            bytes.write(value ^ 0x10);
        }
    }
}
