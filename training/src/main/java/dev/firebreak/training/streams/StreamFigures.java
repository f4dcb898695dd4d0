package dev.firebreak.training.streams;

import dev.firebreak.training.measure.Percentiles;
import dev.firebreak.training.measure.Rate;
import dev.firebreak.training.measure.ScoreCurve;
import dev.firebreak.training.measure.Share;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of long synthetic streams.
 *
 * @param seed that they were made from
 * @param kinds harmless, game, film: what should not be held
 * @param events by what was staged
 * @param curves recall of the events over the false alarms of the harmless streams, by score
 * @param gameOrReal gunfire streams of games against composites of real gunfire; null without either
 * @param leftOut clips that could not be used
 */
public record StreamFigures(
        long seed,
        double streamHours,
        Map<String, OfKind> kinds,
        Map<String, OfEvent> events,
        List<ScoreCurve> curves,
        List<GameOrLife> gameOrReal,
        int leftOut) {

    /**
     * False alarms of one kind of stream.
     *
     * @param hours of stream
     * @param uniqueHours of different recordings in them: repetition is no evidence
     * @param sourceGroups different sources
     * @param watch rate and bound by stream-hour, as if each hour were new
     * @param holdUpper95PerUniqueHour exact bound over no more time than there is different material
     * @param heldWhile class of what was heard when a hold was reached, and how often
     */
    public record OfKind(
            int streams,
            double hours,
            double uniqueHours,
            int sourceGroups,
            Rate watch,
            Rate hold,
            Rate cut,
            @Nullable Double holdUpper95PerUniqueHour,
            @Nullable Double cutUpper95PerUniqueHour,
            Map<String, Integer> heldWhile) {}

    /**
     * Staged events of one kind.
     *
     * @param early events before whose first shot the stream was already held; they do not count as found by hold or cut
     * @param holdDelayMillis from the first shot, in stream time, of those that were found
     * @param sources different recordings of gunfire used
     */
    public record OfEvent(
            String what,
            int events,
            int sources,
            Share watch,
            Share hold,
            Share cut,
            int early,
            Percentiles watchDelayMillis,
            Percentiles holdDelayMillis,
            Percentiles cutDelayMillis) {}

    /**
     * Gunfire streams of games and composites of real gunfire, told apart.
     *
     * @param rule what decides
     * @param real streams of real gunfire that were taken for real
     * @param games streams of games that were not
     * @param balancedAccuracy mean of the two shares
     * @param low95 mean of their lower bounds: the true bound is not lower
     * @param gameSources different recordings of games
     * @param byGame games by class
     */
    public record GameOrLife(
            String rule,
            Share real,
            Share games,
            @Nullable Double balancedAccuracy,
            double low95,
            double high95,
            int gameSources,
            Map<String, Share> byGame) {}
}
