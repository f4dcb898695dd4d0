package dev.firebreak.training.evaluate;

import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.data.SetGroups;
import dev.firebreak.training.measure.Percentiles;
import dev.firebreak.training.measure.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many clips of gunfire reached each level of the judge as the package is set, and how long after their first shot.
 *
 * @param watchDelayMillis from the first shot, of the clips that reached the level
 */
public record Recall(
        Share watch,
        Share hold,
        Share cut,
        Percentiles watchDelayMillis,
        Percentiles holdDelayMillis,
        Percentiles cutDelayMillis) {
    static Map<String, Recall> byGroup(List<ClipResult> gunfire) {
        Map<String, Recall> all = new LinkedHashMap<>();
        SetGroups.of(gunfire, ClipResult::clip).forEach((name, part) -> all.put(name, of(part)));
        return all;
    }

    private static Recall of(List<ClipResult> results) {
        return new Recall(
                share(results, VerdictLevel.WATCH),
                share(results, VerdictLevel.HOLD),
                share(results, VerdictLevel.CUT),
                delay(results, VerdictLevel.WATCH),
                delay(results, VerdictLevel.HOLD),
                delay(results, VerdictLevel.CUT));
    }

    private static Share share(List<ClipResult> results, VerdictLevel level) {
        return Share.of(results, it -> it.reached(level));
    }

    private static Percentiles delay(List<ClipResult> results, VerdictLevel level) {
        return Percentiles.of(results.stream()
                .map(it -> it.delayMillis(level))
                .flatMap(Optional::stream)
                .toList());
    }
}
