package dev.firebreak.training.evaluate;

import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.training.measure.OperatingCurve;
import dev.firebreak.training.measure.Rounded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the sound alone tells a game's gunfire from life's, in the window with the most gunfire of each clip.
 *
 * @param meanGameProbabilityOfReal of recordings of real gunfire
 * @param meanGameProbabilityOfGames of game play
 * @param areaUnderCurve of the game probability
 */
public record GameOrReal(
        @Nullable Double meanGameProbabilityOfReal,
        @Nullable Double meanGameProbabilityOfGames,
        @Nullable Double areaUnderCurve) {
    static GameOrReal of(List<ClipResult> gunfire, List<ClipResult> games) {
        double[] real = probabilities(gunfire);
        double[] game = probabilities(games);
        return new GameOrReal(mean(real), mean(game), Rounded.of(new OperatingCurve(game, real, 1).areaUnderCurve()));
    }

    private static double[] probabilities(List<ClipResult> results) {
        return results.stream()
                .flatMap(it -> it.loudest().stream())
                .mapToDouble(SoundScores::game)
                .toArray();
    }

    private static @Nullable Double mean(double[] values) {
        return Rounded.of(java.util.Arrays.stream(values).average().orElse(Double.NaN));
    }
}
