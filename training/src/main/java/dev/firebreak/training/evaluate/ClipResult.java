package dev.firebreak.training.evaluate;

import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.data.Clip;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of one clip.
 *
 * @param duration media time analysed
 * @param highestScore the judge's highest score
 * @param highestGunfire the highest gunfire score of a window; 0 without sound
 * @param gameWhenGunfire game probability in the window with the most gunfire; empty without sound
 * @param pictures mean picture scores in the order firearm, game, film, other; empty without pictures
 * @param reached when each level was first reached
 * @param anchor the unchanged teacher's highest gunfire score on the same windows, where it was asked
 */
@SuppressWarnings("ArrayRecordComponent") // four means, read at once
record ClipResult(
        Clip clip,
        Kind kind,
        Duration duration,
        double highestScore,
        double highestGunfire,
        OptionalDouble gameWhenGunfire,
        Optional<double[]> pictures,
        Map<VerdictLevel, Duration> reached,
        OptionalDouble anchor) {
    double hours() {
        return duration.toMillis() / 3.6e6;
    }

    boolean reached(VerdictLevel level) {
        return reached.containsKey(level);
    }
}
