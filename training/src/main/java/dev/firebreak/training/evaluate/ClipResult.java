package dev.firebreak.training.evaluate;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of one clip.
 *
 * @param duration media time analysed
 * @param highestScore the judge's highest score
 * @param loudest the window with the most gunfire; empty without sound
 * @param windows of sound, each at its end
 * @param pictures mean picture scores in the order firearm, game, film, other; empty without pictures
 * @param reached when each level was first reached
 * @param teacher the unchanged teacher's highest gunfire score on the same windows, where it was asked
 * @param onset when the first shot begins; only of gunfire
 */
@SuppressWarnings("ArrayRecordComponent") // four means, read at once
record ClipResult(
        Clip clip,
        Kind kind,
        Duration duration,
        double highestScore,
        Optional<SoundScores> loudest,
        List<Evidence.OfSound> windows,
        Optional<double[]> pictures,
        Map<VerdictLevel, Duration> reached,
        OptionalDouble teacher,
        Optional<Duration> onset) {
    double hours() {
        return duration.toMillis() / 3.6e6;
    }

    boolean reached(VerdictLevel level) {
        return reached.containsKey(level);
    }

    double highestGunfire() {
        return loudest.map(SoundScores::gunfire).orElse(0.0);
    }

    /** From the first shot to the moment at which {@code level} was reached, in milliseconds. */
    Optional<Long> delayMillis(VerdictLevel level) {
        return onset.flatMap(from -> Optional.ofNullable(reached.get(level))
                .map(at -> Math.max(0, at.minus(from).toMillis())));
    }
}
