package dev.firebreak.training.evaluate;

import dev.firebreak.training.data.SetGroups;
import dev.firebreak.training.measure.Rate;
import dev.firebreak.training.measure.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The unchanged YAMNet as people use it: a clip is gunfire when the highest of its five gunfire classes is 0.3 or more.
 *
 * @param recall by group of recordings
 */
public record TeacherRule(String rule, Map<String, Share> recall, Rate falseAlarms, Share gamesFlagged) {
    private static final double FLAGGED = 0.3;

    static TeacherRule of(List<ClipResult> gunfire, List<ClipResult> harmless, List<ClipResult> games) {
        Predicate<ClipResult> flagged = it -> it.teacher().orElse(0) >= FLAGGED;
        Map<String, Share> recall = new LinkedHashMap<>();
        SetGroups.of(gunfire, ClipResult::clip).forEach((name, part) -> recall.put(name, Share.of(part, flagged)));
        double hours = harmless.stream().mapToDouble(ClipResult::hours).sum();
        return new TeacherRule(
                "unchanged YAMNet, highest of its five gunfire classes at least " + FLAGGED,
                recall,
                Rate.of((int) harmless.stream().filter(flagged).count(), hours),
                Share.of(games, flagged));
    }
}
