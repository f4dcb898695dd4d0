package dev.firebreak.app.cli;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Seconds, verdicts and results for tests of what is printed. */
final class WatchSamples {
    private WatchSamples() {}

    static TimelineSecond second(long second, double gunfire, VerdictLevel level) {
        return new TimelineSecond(
                second,
                new SoundScores(gunfire, 0.1, 0.2),
                new PictureScores(0.5, 0.25, 0.125, 0.125),
                0.0625,
                0.75,
                level);
    }

    static Verdict verdict(long millis, VerdictLevel level) {
        Optional<Duration> since =
                level == VerdictLevel.CLEAR ? Optional.empty() : Optional.of(Duration.ofMillis(millis - 900));
        return new Verdict(level, Duration.ofMillis(millis), 0.5, since, "because of " + level);
    }

    static SourceResult finished(String source, Verdict... verdicts) {
        return new SourceResult(
                source, Outcome.FINISHED, Optional.empty(), Duration.ofSeconds(80), List.of(verdicts), 12.34);
    }
}
