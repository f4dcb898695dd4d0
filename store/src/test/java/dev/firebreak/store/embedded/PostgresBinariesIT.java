package dev.firebreak.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresBinariesIT {
    @Test
    void unpacksOnceAndOverWhatAKilledProcessLeft(@TempDir Path cache) throws IOException {
        Files.writeString(Files.createDirectory(cache.resolve("unpacking")).resolve("half"), "half");

        PostgresBinaries first = PostgresBinaries.unpacked(cache);
        FileTime unpackedAt = Files.getLastModifiedTime(first.program("postgres"));

        assertThat(first.folder()).isDirectoryNotContaining("glob:**/half");
        assertThat(cache.resolve("unpacking")).doesNotExist();
        for (String program : new String[] {"initdb", "pg_ctl", "postgres"}) {
            assertThat(first.program(program)).isExecutable();
        }
        assertThat(PostgresBinaries.unpacked(cache)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.program("postgres"))).isEqualTo(unpackedAt);
    }
}
