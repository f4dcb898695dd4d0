package dev.firebreak.testkit.footage;

import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.segment.Hash256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link FootageStore} does. */
public abstract class FootageStoreContract {
    private static final byte[] BYTES = random(300_000);
    private static final Hash256 HASH = Hash256.sha256(BYTES);

    @SuppressWarnings("NullAway.Init") // set before each test
    @TempDir
    private Path folder;

    /** An empty store; the same one during a test. */
    protected abstract FootageStore store();

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private Path file(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(folder, "clip", ".bin");
        Files.write(file, bytes);
        return file;
    }

    private byte[] read(Hash256 hash) throws IOException {
        try (InputStream in = store().open(hash)) {
            return in.readAllBytes();
        }
    }

    @Test
    void returnsTheBytes() throws IOException {
        store().put(HASH, file(BYTES));

        assertThat(store().has(HASH)).isTrue();
        assertThat(read(HASH)).isEqualTo(BYTES);
    }

    @Test
    void returnsAPart() throws IOException {
        store().put(HASH, file(BYTES));

        try (InputStream in = store().open(HASH, 100_000, 50_001)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(BYTES, 100_000, 150_001));
        }
        try (InputStream in = store().open(HASH, BYTES.length - 1L, 1)) {
            assertThat(in.readAllBytes()).containsExactly(BYTES[BYTES.length - 1]);
        }
        assertThatThrownBy(() -> store().open(HASH, BYTES.length - 1L, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void neverOverwrites() throws IOException {
        store().put(HASH, file(BYTES));
        store().put(HASH, file(new byte[] {1}));

        assertThat(read(HASH)).isEqualTo(BYTES);
    }

    @Test
    void knowsWhatItHasNot() {
        assertThat(store().has(HASH)).isFalse();
        assertThat(store().file(HASH)).isEmpty();
        assertFails(ErrorCode.NOT_FOUND, () -> store().open(HASH));
        assertFails(ErrorCode.NOT_FOUND, () -> store().open(HASH, 0, 1));
        store().delete(HASH);
    }

    @Test
    void whatIsDeletedIsGoneAndMayComeBack() throws IOException {
        store().put(HASH, file(BYTES));
        store().delete(HASH);

        assertThat(store().has(HASH)).isFalse();
        store().put(HASH, file(BYTES));
        assertThat(read(HASH)).isEqualTo(BYTES);
    }

    @Test
    void aFileOfItsOwnHoldsTheBytes() throws IOException {
        store().put(HASH, file(BYTES));

        if (store().file(HASH).isPresent()) {
            assertThat(Files.readAllBytes(store().file(HASH).orElseThrow())).isEqualTo(BYTES);
        }
    }
}
