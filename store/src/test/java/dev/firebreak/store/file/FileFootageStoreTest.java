package dev.firebreak.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.testkit.footage.FootageStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileFootageStoreTest extends FootageStoreContract {
    private static final Hash256 HASH = Hash256.sha256(new byte[] {7});

    @SuppressWarnings("NullAway.Init") // set before each test
    @TempDir
    private Path folder;

    @Override
    protected FootageStore store() {
        return new FileFootageStore(folder.resolve("footage"));
    }

    private Path arrived() throws IOException {
        return Files.write(folder.resolve("arrived"), new byte[] {7});
    }

    @Test
    void movesTheFileToAReadOnlyOneNamedByItsHash() throws IOException {
        Path arrived = arrived();
        store().put(HASH, arrived);

        Path file = store().file(HASH).orElseThrow();
        assertThat(arrived).doesNotExist();
        assertThat(file)
                .endsWithRaw(Path.of(HASH.hex().substring(0, 2), HASH.hex().substring(2)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("r--r-----");
    }

    @Test
    void leavesNothingUnfinishedBehind() throws IOException {
        store().put(HASH, arrived());
        store().put(HASH, arrived());
        assertThatThrownBy(() -> store().put(Hash256.sha256(new byte[0]), folder.resolve("nothing")))
                .hasMessageContaining("nothing");

        try (Stream<Path> all = Files.walk(folder.resolve("footage"))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files).containsExactly(store().file(HASH).orElseThrow());
        }
    }
}
