package dev.firebreak.app.cli;

import static dev.firebreak.app.cli.WatchSamples.finished;
import static dev.firebreak.app.cli.WatchSamples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceResultTest {
    private static final SourceResult CLEAR = finished("clear.mp4");
    private static final SourceResult CUT =
            finished("cut.mp4", verdict(1000, VerdictLevel.WATCH), verdict(2000, VerdictLevel.CUT));
    private static final SourceResult BAD = SourceResult.unseen("bad.mp4", Outcome.BAD_MEDIA, "why");
    private static final SourceResult GONE = SourceResult.unseen("gone.mp4", Outcome.SOURCE_GONE, "why");

    @Test
    void levelThatWasPassedCountsAsReached() {
        assertThat(CUT.reached())
                .isEqualTo(Map.of(
                        VerdictLevel.WATCH, Duration.ofSeconds(1),
                        VerdictLevel.HOLD, Duration.ofSeconds(2),
                        VerdictLevel.CUT, Duration.ofSeconds(2)));
        assertThat(CLEAR.reached()).isEmpty();
    }

    @Test
    void highestIsNotTheLast() {
        SourceResult calmed = finished("a.mp4", verdict(1000, VerdictLevel.HOLD), verdict(9000, VerdictLevel.CLEAR));
        assertThat(calmed.highest()).isEqualTo(VerdictLevel.HOLD);
        assertThat(SourceResult.exitCode(List.of(calmed))).isEqualTo(20);
    }

    @Test
    void gravestLevelGoesBeforeEveryFailure() {
        assertThat(SourceResult.exitCode(List.of(GONE, CUT, BAD, CLEAR))).isEqualTo(30);
    }

    @Test
    void worstFailureGoesBeforeClear() {
        assertThat(SourceResult.exitCode(List.of(CLEAR))).isZero();
        assertThat(SourceResult.exitCode(List.of(CLEAR, BAD))).isEqualTo(65);
        assertThat(SourceResult.exitCode(List.of(GONE, BAD, CLEAR))).isEqualTo(69);
        assertThat(SourceResult.exitCode(List.of(SourceResult.unseen("a", Outcome.NOT_ABLE, "no model"))))
                .isEqualTo(1);
    }

    @Test
    void whatThePersonStoppedIsNoFailure() {
        assertThat(SourceResult.exitCode(List.of(SourceResult.unseen("a", Outcome.NOT_WATCHED, "stopped"))))
                .isZero();
    }
}
