package dev.firebreak.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    private static final String PROPERTY = "onnxruntime.native.path";

    @TempDir
    Path folder;

    @BeforeEach
    @AfterEach
    void clear() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void unpacksOnceAndThenUsesWhatIsThere() throws IOException {
        NativeLibrary.unpackInto(folder);
        Path unpacked = Path.of(System.getProperty(PROPERTY));
        assertThat(names(unpacked)).containsExactly("libonnxruntime.so", "libonnxruntime4j_jni.so");
        assertThat(unpacked).hasParent(folder);
        FileTime old = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(unpacked.resolve("libonnxruntime.so"), old);

        System.clearProperty(PROPERTY);
        NativeLibrary.unpackInto(folder);

        assertThat(Files.getLastModifiedTime(unpacked.resolve("libonnxruntime.so")))
                .isEqualTo(old);
    }

    @Test
    void replacesAFileThatWasCutOff() throws IOException {
        NativeLibrary.unpackInto(folder);
        Path library = Path.of(System.getProperty(PROPERTY)).resolve("libonnxruntime.so");
        long size = Files.size(library);
        Files.write(library, new byte[10]);

        System.clearProperty(PROPERTY);
        NativeLibrary.unpackInto(folder);

        assertThat(library).hasSize(size);
    }

    @Test
    void leavesAPathAloneThatIsSet() {
        System.setProperty(PROPERTY, "/elsewhere");

        NativeLibrary.unpackInto(folder);

        assertThat(System.getProperty(PROPERTY)).isEqualTo("/elsewhere");
        assertThat(folder).isEmptyDirectory();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
