package dev.firebreak.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Kind;
import dev.firebreak.training.data.Use;
import dev.firebreak.training.measure.Percentiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClipFiguresTest {
    private static final Map<VerdictLevel, Duration> NOTHING = Map.of(VerdictLevel.CLEAR, Duration.ZERO);

    @Test
    void comparesTheJudgeTheModelAndTheTeacherAtTheSameFalseAlarms() {
        ClipFigures figures = ClipFigures.of(List.of(
                clip("audio-urbansound8k", "gunshot", 0.9, 0.8, 0.2, Duration.ofSeconds(4), NOTHING),
                clip("audio-forest-gunshots", "gunshot", 0.4, 0.9, 0.7, Duration.ofSeconds(4), NOTHING),
                clip("set", "negative", 0.6, 0.1, 0.5, Duration.ofMinutes(45), NOTHING),
                clip("set", "negative", 0.3, 0.2, 0.1, Duration.ofMinutes(45), NOTHING)));
        assertThat(found(figures, "judge", "all")).isEqualTo(2);
        assertThat(figures.curve("judge").threshold(1)).isEqualTo(Math.nextUp(0.3));
        assertThat(found(figures, "sound model", "near")).isEqualTo(1);
        assertThat(found(figures, "unchanged YAMNet", "near")).isEqualTo(1);
        assertThat(found(figures, "unchanged YAMNet", "distant")).isEqualTo(1);
        assertThat(figures.curve("judge").groups())
                .containsOnlyKeys("all", "near", "distant", "audio-urbansound8k", "audio-forest-gunshots");
    }

    @Test
    void measuresDelayFromTheFirstShotAndNotFromTheClip() {
        Map<VerdictLevel, Duration> held =
                Map.of(VerdictLevel.WATCH, Duration.ofMillis(1_000), VerdictLevel.HOLD, Duration.ofMillis(1_500));
        Recall recall = java.util.Objects.requireNonNull(ClipFigures.of(List.of(
                        clip("set", "gunshot", 0.9, 0.9, 0, Duration.ofSeconds(4), held),
                        clip("set", "gunshot", 0.2, 0.9, 0, Duration.ofSeconds(4), NOTHING)))
                .recall()
                .get("all"));
        assertThat(recall.hold().hits()).isEqualTo(1);
        assertThat(recall.holdDelayMillis()).isEqualTo(new Percentiles(1, 1_200L, 1_200L, 1_200L));
        assertThat(recall.cutDelayMillis().of()).isZero();
    }

    @Test
    void calibratesOnTheWindowThatHearsTheFirstShotAndOnHarmlessOnes() {
        ClipFigures figures = ClipFigures.of(List.of(
                clip("set", "gunshot", 0.9, 0.9, 0, Duration.ofSeconds(4), NOTHING),
                clip("set", "negative", 0.9, 0.25, 0, Duration.ofSeconds(4), NOTHING)));
        // Of the gunshot only the window at 0.975 s counts, of the harmless clip both.
        assertThat(figures.calibration().bins().get(2).so().of()).isEqualTo(1);
        assertThat(figures.calibration().bins().getFirst().so().of()).isEqualTo(1);
        assertThat(figures.calibration().bins().getLast().so().hits()).isEqualTo(1);
    }

    private static int found(ClipFigures figures, String score, String group) {
        return java.util.Objects.requireNonNull(figures.curve(score).groups().get(group))
                .at()
                .getFirst()
                .found()
                .hits();
    }

    private static ClipResult clip(
            String set,
            String label,
            double score,
            double gunfire,
            double teacher,
            Duration duration,
            Map<VerdictLevel, Duration> reached) {
        Kind kind = Kind.of(label).orElseThrow();
        SoundScores scores = new SoundScores(gunfire, 0.2, 0);
        SoundScores quiet = new SoundScores(0.01, 0.2, 0);
        return new ClipResult(
                new Clip(set, "test", label, label, Path.of("a.flac"), "group", Use.EVALUATE, true),
                kind,
                duration,
                score,
                Optional.of(scores),
                List.of(
                        new Evidence.OfSound(Duration.ofMillis(975), scores),
                        new Evidence.OfSound(Duration.ofMillis(1_475), quiet)),
                Optional.empty(),
                reached,
                OptionalDouble.of(teacher),
                kind == Kind.GUNFIRE ? Optional.of(Duration.ofMillis(300)) : Optional.empty());
    }
}
