package dev.firebreak.training.streams;

import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.measure.Rounded;
import dev.firebreak.training.measure.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What came of one short stream of a game.
 *
 * @param game whether it was taken for a game
 */
record GameTrial(Source source, boolean held, boolean game) {
    static GameTrial of(Source source, StreamWatch watch, GameImpression impression) {
        return new GameTrial(source, !watch.alarms(VerdictLevel.HOLD).isEmpty(), impression.isGame());
    }

    /** The figures when {@code takenForReal} says what a stream was taken for. */
    static StreamFigures.GameOrLife figures(
            String rule,
            List<EventTrial> real,
            Predicate<EventTrial> realTakenForReal,
            List<GameTrial> games,
            Predicate<GameTrial> gameTakenForReal) {
        Share right = Share.of(real, realTakenForReal);
        Share spared = Share.of(games, gameTakenForReal.negate());
        Map<String, List<GameTrial>> byClass = new TreeMap<>();
        games.forEach(trial -> byClass.computeIfAbsent(trial.source().clip().category(), name -> new ArrayList<>())
                .add(trial));
        Map<String, Share> byGame = new LinkedHashMap<>();
        byClass.forEach((name, part) -> byGame.put(name, Share.of(part, gameTakenForReal.negate())));
        double accuracy = ((double) right.hits() / right.of() + (double) spared.hits() / spared.of()) / 2;
        return new StreamFigures.GameOrLife(
                rule,
                right,
                spared,
                Rounded.of(accuracy),
                Rounded.number((right.low95() + spared.low95()) / 2),
                Rounded.number((right.high95() + spared.high95()) / 2),
                (int) games.stream().map(GameTrial::source).distinct().count(),
                byGame);
    }
}
