package dev.firebreak.store.file;

import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static dev.firebreak.testkit.segment.SegmentSamples.STREAM;
import static dev.firebreak.testkit.segment.SegmentSamples.bytes;
import static dev.firebreak.testkit.segment.SegmentSamples.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.testkit.segment.SegmentStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSegmentStoreTest extends SegmentStoreContract {
    private static final int SIZE = 1_000;
    private static final long PLENTY = 100_000_000;

    private final Path folder;
    private final SessionId session = SessionId.random();
    private FileSegmentStore store;

    FileSegmentStoreTest(@TempDir Path folder) {
        this.folder = folder;
        this.store = new FileSegmentStore(folder, PLENTY);
    }

    @Override
    protected SegmentStore store() {
        return store;
    }

    @Test
    void listsTheSameAfterARestart() {
        Segment zero = put(0);
        Segment one = put(1);
        store.preserve(List.of(one.id()));

        FileSegmentStore restarted = new FileSegmentStore(folder, PLENTY);

        assertThat(restarted.list(STREAM, session)).containsExactly(zero, one);
        assertThat(restarted.read(one.id()).orElseThrow()).isEqualTo(bytes(SIZE, 1));
        assertThat(restarted.windowBytes()).isEqualTo(SIZE);
        assertThat(restarted.evidenceBytes()).isEqualTo(SIZE);
        restarted.forget(STREAM, session, Long.MAX_VALUE);
        assertThat(restarted.list(STREAM, session)).containsExactly(one);
    }

    @Test
    void finishesAPreservationThatACrashInterrupted() throws IOException {
        Segment zero = put(0);
        Path window = SegmentFile.path(folder.resolve("segments"), zero);
        Path evidence = SegmentFile.path(folder.resolve("evidence"), zero);
        Files.createDirectories(evidence.resolve("..").normalize());
        Files.createLink(evidence, window);

        FileSegmentStore restarted = new FileSegmentStore(folder, PLENTY);

        assertThat(restarted.evidenceBytes()).isEqualTo(SIZE);
        assertThat(restarted.windowBytes()).isZero();
        assertThat(window).doesNotExist();
        assertThat(restarted.read(zero.id()).orElseThrow()).isEqualTo(bytes(SIZE, 0));
    }

    @Test
    void removesTornAndForeignFilesOfTheWindowButNoEvidence() throws IOException {
        Segment zero = put(0);
        Segment one = put(1);
        store.preserve(List.of(one.id()));
        Path torn = SegmentFile.path(folder.resolve("segments"), zero);
        Files.write(torn, bytes(SIZE - 1, 0));
        Path foreign = Files.write(torn.resolveSibling("notes.txt"), bytes(1, 1));
        Path damaged = SegmentFile.path(folder.resolve("evidence"), one);
        Files.write(damaged, bytes(SIZE - 1, 1));

        FileSegmentStore restarted = new FileSegmentStore(folder, PLENTY);

        assertThat(restarted.list(STREAM, session)).isEmpty();
        assertThat(torn).doesNotExist();
        assertThat(foreign).doesNotExist();
        assertThat(damaged).exists();
    }

    @Test
    void atTheLimitNothingIsForgottenAndBeyondTheOldestUnpreservedIs() {
        store = new FileSegmentStore(folder, 3 * SIZE);
        Segment zero = put(0);
        Segment one = put(1);
        store.preserve(List.of(zero.id()));
        put(2);
        Segment three = put(3);
        assertThat(store.forgottenForSpace()).isZero();
        assertThat(store.windowBytes()).isEqualTo(3 * SIZE);

        put(4);

        assertThat(store.forgottenForSpace()).isEqualTo(1);
        assertThat(store.windowBytes()).isEqualTo(3 * SIZE);
        assertThat(store.read(one.id())).isEmpty();
        assertThat(store.read(zero.id())).isPresent();
        assertThat(store.read(three.id())).isPresent();
    }

    @Test
    void aSegmentAsLargeAsTheWindowIsKeptAndALargerOneRefused() {
        store = new FileSegmentStore(folder, SIZE);
        put(0);
        byte[] larger = bytes(SIZE + 1, 1);

        assertFails(ErrorCode.LIMIT_EXCEEDED, () -> store.put(segment(session, 1, larger), larger));
        assertThat(store.read(new SegmentId(STREAM, session, 0))).isPresent();
    }

    @Test
    void leavesNoFileBehindOfWhatIsForgotten() throws IOException {
        put(0);
        put(1);
        store.forget(STREAM, session, 2);

        try (Stream<Path> files = Files.walk(folder.resolve("segments"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(folder.resolve("segments/lobby").resolve(session.toString())).doesNotExist();
    }

    @Test
    void saysWhatFailedWhenTheDiskDoes() throws IOException {
        Files.createDirectories(folder.resolve("segments"));
        Files.writeString(folder.resolve("segments/lobby"), "a file where the stream's folder should be");

        assertFails(ErrorCode.STORE_DOWN, () -> put(0));
        assertThat(store.windowBytes()).isZero();
        assertThat(store.list(STREAM, session)).isEmpty();
    }

    private Segment put(long sequence) {
        byte[] bytes = bytes(SIZE, sequence);
        Segment segment = segment(session, sequence, bytes);
        store.put(segment, bytes);
        return segment;
    }
}
