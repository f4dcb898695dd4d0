package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.model.ModelPackage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChoiceTest {
    @TempDir
    private Path folder;

    @Test
    void aTrialIsMeasuredButJudgesNoStreams() {
        ModelPackage shipped = ModelPackage.standard();
        Map<String, Object> figures = new HashMap<>(shipped.description().measured());
        figures.put(ModelPackage.TRIAL, "made up");
        shipped.withMeasured(figures, shipped.card()).writeFolder(folder);
        assertThat(ModelChoice.open(Optional.of(folder)).isTrial()).isTrue();
        assertThatThrownBy(() -> ModelChoice.forStreams(Optional.of(folder)))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("is a trial");
    }

    @Test
    void theShippedPackageJudges() {
        assertThat(ModelChoice.forStreams(Optional.empty()).isTrial()).isFalse();
    }
}
