package dev.firebreak.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.tiny.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribedPackageTest {
    @TempDir
    Path folder;

    private final ModelPackage plain = TinyModels.random();
    private final ModelPackage described = TinyModels.described();

    @BeforeEach
    void write() {
        described.writeFolder(folder);
    }

    @Test
    void readsTheProjectionThatWasWritten() {
        ModelPackage read = ModelPackage.open(folder);

        assertThat(read.descriptor().orElseThrow().bytes())
                .isEqualTo(described.descriptor().orElseThrow().bytes());
        assertThat(read.learnedSpace()).isEqualTo(described.learnedSpace()).isPresent();
        assertThat(read.description()).isEqualTo(described.description());
    }

    @Test
    void aPackageWithoutOneHasNone() throws IOException {
        plain.writeFolder(folder);

        assertThat(Files.readString(folder.resolve("package.json"))).doesNotContain("descriptor");
        assertThat(ModelPackage.open(folder).descriptor()).isEmpty();
        assertThat(ModelPackage.open(folder).learnedSpace()).isEmpty();
    }

    @Test
    void itJudgesAsThePackageWithout() {
        assertThat(described.judge()).isEqualTo(plain.judge());
        assertThat(described.picture()).isEqualTo(plain.picture());
        assertThat(described.description().version()).isEqualTo("2");
    }

    @Test
    void anotherProjectionIsAnotherSpace() {
        assertThat(TinyModels.described(plain, 9).learnedSpace()).isNotEqualTo(described.learnedSpace());
    }

    @Test
    void refusesAProjectionThatIsNotTheOneDescribed() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("descriptor.bin"));
        bytes[bytes.length - 1]++;
        Files.write(folder.resolve("descriptor.bin"), bytes);

        requireUnusable("descriptor.bin is not the file described");
    }

    @Test
    void refusesAProjectionThatIsMissing() throws IOException {
        Files.delete(folder.resolve("descriptor.bin"));

        requireUnusable("descriptor.bin is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"descriptor.bin\"; \"../descriptor.bin\"",
                "\"descriptor.bin\"; \"descriptor.onnx\"",
                "\"width\" : 8; \"width\" : 9",
                "\"width\" : 8; \"width\" : 0",
                "\"width\" : 8; \"width\" : 4097",
                "\"width\" : 8; \"width\" : 8, \"more\" : 1",
                "\"features\" : \"r1\"; \"features\" : \"r 1\"",
                "\"features\" : \"r1\"; \"features\" : null",
                "\"descriptor\" : {; \"descriptor\" : null, \"more\" : {"
            })
    void refusesADescriptorThatIsWrong(String from, String to) throws IOException {
        Path file = folder.resolve("package.json");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));

        requireUnusable("");
    }

    private void requireUnusable(String why) {
        assertThatThrownBy(() -> ModelPackage.open(folder))
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        FirebreakException.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.MODEL_UNUSABLE));
    }
}
