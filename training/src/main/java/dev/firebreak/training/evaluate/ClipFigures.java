package dev.firebreak.training.evaluate;

import dev.firebreak.training.data.Kind;
import dev.firebreak.training.data.SetGroups;
import dev.firebreak.training.measure.Reliability;
import dev.firebreak.training.measure.ScoreCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Figures of clips that were each played as a stream of their own.
 *
 * @param curves by score: the judge's, the sound model's, and the unchanged YAMNet's where it was asked
 * @param recall at the package's operating points, by group of recordings
 * @param falseAlarmsByClass harmless material by what it is
 * @param calibration of the probability of gunfire
 * @param teacher null where the unchanged YAMNet was not asked
 */
public record ClipFigures(
        int clips,
        List<ScoreCurve> curves,
        Map<String, Recall> recall,
        Alarms harmless,
        Map<String, Alarms> falseAlarmsBySet,
        Map<String, Alarms> falseAlarmsByClass,
        Alarms games,
        Map<String, Alarms> gamesByClass,
        Alarms films,
        Reliability calibration,
        Confusion soundConfusion,
        Confusion pictureConfusion,
        Map<String, PictureMeans> pictures,
        GameOrReal gameOrReal,
        @Nullable TeacherRule teacher) {
    /** Names of the scores. */
    static final String JUDGE = "judge";

    static final String WINDOW = "sound model";
    static final String TEACHER = "unchanged YAMNet";

    static ClipFigures of(List<ClipResult> results) {
        List<ClipResult> gunfire = of(results, Kind.GUNFIRE);
        List<ClipResult> harmless = of(results, Kind.HARMLESS);
        List<ClipResult> games = of(results, Kind.GAME);
        boolean taught = results.stream().anyMatch(it -> it.teacher().isPresent());
        return new ClipFigures(
                results.size(),
                curves(gunfire, harmless, taught),
                Recall.byGroup(gunfire),
                Alarms.of(harmless),
                Alarms.by(it -> it.clip().set(), harmless),
                Alarms.by(it -> it.clip().category(), harmless),
                Alarms.of(games),
                Alarms.by(it -> it.clip().category(), games),
                Alarms.of(of(results, Kind.FILM)),
                Calibration.of(gunfire, harmless),
                Confusion.ofSound(results),
                Confusion.ofPictures(results),
                PictureMeans.bySet(results),
                GameOrReal.of(gunfire, games),
                taught ? TeacherRule.of(gunfire, harmless, games) : null);
    }

    static List<ClipResult> of(List<ClipResult> results, Kind kind) {
        return results.stream().filter(it -> it.kind() == kind).toList();
    }

    /** The curve of the score of this name. */
    ScoreCurve curve(String score) {
        return curves.stream()
                .filter(curve -> curve.score().equals(score))
                .findFirst()
                .orElseThrow();
    }

    private static List<ScoreCurve> curves(List<ClipResult> gunfire, List<ClipResult> harmless, boolean taught) {
        List<ScoreCurve> curves = new ArrayList<>();
        curves.add(curve(JUDGE, "the judge's score: what decides", gunfire, harmless, ClipResult::highestScore));
        curves.add(curve(
                WINDOW,
                "the calibrated probability of gunfire in a window of sound: what the model ranks",
                gunfire,
                harmless,
                ClipResult::highestGunfire));
        if (taught) {
            curves.add(curve(
                    TEACHER,
                    "the highest of YAMNet's five gunfire classes in a window of sound",
                    gunfire,
                    harmless,
                    it -> it.teacher().orElse(0)));
        }
        return curves;
    }

    /** One event in each clip of gunfire, at most one false alarm in each harmless clip. */
    private static ScoreCurve curve(
            String score,
            String meaning,
            List<ClipResult> gunfire,
            List<ClipResult> harmless,
            ToDoubleFunction<ClipResult> highest) {
        Map<String, double[]> events = new LinkedHashMap<>();
        SetGroups.of(gunfire, ClipResult::clip)
                .forEach((name, part) ->
                        events.put(name, part.stream().mapToDouble(highest).toArray()));
        double[] alarms = harmless.stream().mapToDouble(highest).toArray();
        return ScoreCurve.of(
                score,
                meaning,
                events,
                alarms,
                harmless.stream().mapToDouble(ClipResult::hours).sum());
    }
}
