package dev.firebreak.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.verdict.Fusion;
import dev.firebreak.core.verdict.FusionFeature;
import dev.firebreak.inference.tiny.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagedFusionTest {
    private static final Fusion FUSION =
            new Fusion(-3.5, Map.of(FusionFeature.SUSPICION, 0.75, FusionFeature.HEARD_PLAYED, -2.0));

    @TempDir
    Path folder;

    private final ModelPackage fused = fused();

    @BeforeEach
    void write() {
        fused.writeFolder(folder);
    }

    @Test
    void readsTheFusionThatWasWritten() {
        assertThat(ModelPackage.open(folder).description().operatingPoints().fusion())
                .isEqualTo(FUSION);
    }

    @Test
    void aPackageWithoutOneHasNone() throws IOException {
        TinyModels.obvious().writeFolder(folder);
        assertThat(Files.readString(folder.resolve("package.json"))).doesNotContain("fusion");
        assertThat(ModelPackage.open(folder).description().operatingPoints().fusion())
                .isNull();
    }

    @Test
    void anotherFusionIsAnotherJudge() {
        assertThat(fused.judge()).isNotEqualTo(TinyModels.obvious().judge());
        assertThat(fused.judge()).isEqualTo(ModelPackage.open(folder).judge());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"suspicion\" : 0.75; \"guilt\" : 0.75",
                "\"suspicion\" : 0.75; \"suspicion\" : -0.75",
                "\"suspicion\" : 0.75; \"suspicion\" : 40.001",
                "\"suspicion\" : 0.75; \"suspicion\" : null",
                "\"suspicion\" : 0.75; \"suspicion\" : \"much\"",
                "\"heard-played\" : -2.0; \"heard-played\" : -6.001",
                "\"bias\" : -3.5; \"bias\" : -40.001",
                "\"bias\" : -3.5; \"bias\" : 0.5",
                "\"bias\" : -3.5; \"bias\" : -3.5, \"other\" : 1",
                "\"fusion\" : {; \"fusion\" : null, \"more\" : {"
            })
    void refusesAFusionThatIsWrong(String from, String to) throws IOException {
        Path file = folder.resolve("package.json");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));

        assertThatThrownBy(() -> ModelPackage.open(folder))
                .isInstanceOfSatisfying(
                        FirebreakException.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.MODEL_UNUSABLE));
    }

    private static ModelPackage fused() {
        ModelPackage plain = TinyModels.obvious();
        return ModelPackage.of(
                plain.description()
                        .withJudge(plain.description().operatingPoints().withFusion(FUSION), Map.of()),
                plain.sound(),
                plain.picture(),
                plain.card());
    }
}
