package dev.firebreak.training.data;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.FirebreakException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsageRuleTest {
    @Test
    void refusesToTrainOnWhatIsForMeasuring() {
        assertThatThrownBy(() -> UsageRule.requireTrainable(List.of(clip("train", Use.EVALUATE, "g"))))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("a.flac")
                .hasMessageContaining("measuring only");
    }

    @Test
    void refusesToTrainOnATestSplitWhateverItsLicence() {
        assertThatThrownBy(() -> UsageRule.requireTrainable(List.of(clip("test", Use.TRAIN, "g"))))
                .isInstanceOf(FirebreakException.class);
    }

    @Test
    void refusesToMeasureOnTrainingMaterial() {
        assertThatThrownBy(() -> UsageRule.requireMeasurable(List.of(clip("train", Use.TRAIN, "g")), Set.of()))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("training material");
    }

    @Test
    void refusesToMeasureOnASourceThatThePackageHasSeen() {
        List<Clip> clips = List.of(clip("test", Use.EVALUATE, "seen"));
        assertThatThrownBy(() -> UsageRule.requireMeasurable(clips, Set.of("set/seen")))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("set/seen");
        assertThatCode(() -> UsageRule.requireMeasurable(clips, Set.of("set/other")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesASourceOnBothSides() {
        List<Clip> one = List.of(clip("train", Use.TRAIN, "g"));
        assertThatThrownBy(() -> UsageRule.requireApart(one, one))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("set/g");
    }

    private static Clip clip(String split, Use use, String group) {
        return new Clip("set", split, "negative", "dog", Path.of("a.flac"), group, use, true);
    }
}
