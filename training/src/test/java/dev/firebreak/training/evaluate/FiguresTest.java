package dev.firebreak.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Use;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void countsTiesAsHalfUnderTheCurve() {
        assertThat(Figures.areaUnderCurve(new double[] {3, 2}, new double[] {1, 2}))
                .isEqualTo(0.875);
    }

    @Test
    void comparesRecallAtTheFalseAlarmsThatAnHourAllows() {
        List<ClipResult> results = List.of(
                clip("gunshot", 0.9, Duration.ofSeconds(4)),
                clip("gunshot", 0.4, Duration.ofSeconds(4)),
                clip("negative", 0.6, Duration.ofMinutes(45)),
                clip("negative", 0.3, Duration.ofMinutes(45)));
        // An hour and a half allows one false alarm: the threshold lies just above the second highest harmless score.
        assertThat(Figures.of(results).get("recallAtOneFalseAlarmPerHour"))
                .asString()
                .contains("threshold=0.3", "falseAlarmsAllowed=1", "hits=2");
    }

    @Test
    void allowsNoFalseAlarmInLessThanAnHour() {
        List<ClipResult> results = List.of(
                clip("gunshot", 0.9, Duration.ofSeconds(4)),
                clip("gunshot", 0.4, Duration.ofSeconds(4)),
                clip("negative", 0.6, Duration.ofMinutes(45)));
        assertThat(Figures.of(results).get("recallAtOneFalseAlarmPerHour"))
                .asString()
                .contains("falseAlarmsAllowed=0", "hits=1");
    }

    @Test
    void boundsAlarmsThatWereNotSeen() {
        List<ClipResult> results = List.of(clip("negative", 0.1, Duration.ofHours(3)));
        assertThat(Figures.of(results).get("falseAlarms")).asString().contains("count=0", "perHourUpper95=0.9986");
    }

    private static ClipResult clip(String label, double score, Duration duration) {
        Clip clip = new Clip("set", "test", label, label, Path.of("a.flac"), "group", Use.EVALUATE, true);
        Map<VerdictLevel, Duration> reached = Map.of(VerdictLevel.CLEAR, Duration.ZERO);
        return new ClipResult(
                clip,
                Kind.of(label),
                duration,
                score,
                score,
                OptionalDouble.of(0.2),
                Optional.empty(),
                reached,
                OptionalDouble.empty());
    }
}
