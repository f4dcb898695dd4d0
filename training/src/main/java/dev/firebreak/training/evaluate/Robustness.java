package dev.firebreak.training.evaluate;

import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Kind;
import dev.firebreak.training.data.SetGroups;
import dev.firebreak.training.measure.Share;
import dev.firebreak.training.replay.ClipDecoder;
import dev.firebreak.training.replay.Replay;
import dev.firebreak.training.replay.ReplayMedia;
import dev.firebreak.training.wear.Condition;
import dev.firebreak.training.wear.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What each thing that a live stream brings does to detection. Thresholds are those that give no more than one false alarm an
 * hour on the clips as they are, since in use they do not change with the stream.
 */
public final class Robustness {
    /**
     * One condition.
     *
     * @param judge share of gunfire found by the judge's score, by group of recordings
     * @param soundModel share found by the probability of gunfire
     * @param harmless what the judge did with harmless clips
     * @param soundModelAlarms harmless clips above the sound model's threshold
     * @param gamesSeen share of clips of games whose pictures were taken for a game
     * @param firearmsSeen share of harmless clips whose pictures were taken for a firearm in first person
     */
    public record Row(
            String condition,
            String what,
            Map<String, Share> judge,
            Map<String, Share> soundModel,
            Alarms harmless,
            Share soundModelAlarms,
            Share gamesSeen,
            Share firearmsSeen) {}

    private static final int FIREARM = 0;
    private static final int GAME = 1;

    private final Trials trials;
    private final ClipDecoder decoder;

    Robustness(Trials trials, ClipDecoder decoder) {
        this.trials = trials;
        this.decoder = decoder;
    }

    /** A row for each condition; the first must be the clips as they are. */
    List<Row> rows(List<Clip> clips, List<Condition> conditions) {
        if (!conditions.getFirst().name().equals(Conditions.PLAIN)) {
            throw new IllegalArgumentException("The first condition must be the clips as they are");
        }
        List<Row> rows = new ArrayList<>();
        double judgeFrom = 1;
        double soundFrom = 1;
        for (Condition condition : conditions) {
            List<ClipResult> results = trials.run(
                    condition.name(),
                    clips,
                    (file, scorer, points, judged) -> Replay.play(
                            ReplayMedia.of(condition.worn().of(file, decoder)), scorer, points, (evidence, verdict) -> {
                                judged.accept(evidence, verdict);
                                return false;
                            }),
                    new Skipped());
            if (rows.isEmpty()) {
                ClipFigures plain = ClipFigures.of(results);
                judgeFrom = plain.curve(ClipFigures.JUDGE).threshold(1);
                soundFrom = plain.curve(ClipFigures.WINDOW).threshold(1);
            }
            rows.add(row(condition, results, judgeFrom, soundFrom));
        }
        return rows;
    }

    private static Row row(Condition condition, List<ClipResult> results, double judgeFrom, double soundFrom) {
        List<ClipResult> gunfire = ClipFigures.of(results, Kind.GUNFIRE);
        List<ClipResult> harmless = ClipFigures.of(results, Kind.HARMLESS);
        return new Row(
                condition.name(),
                condition.what(),
                found(gunfire, ClipResult::highestScore, judgeFrom),
                found(gunfire, ClipResult::highestGunfire, soundFrom),
                Alarms.of(harmless),
                Share.of(harmless, it -> it.highestGunfire() >= soundFrom),
                taken(ClipFigures.of(results, Kind.GAME), GAME),
                taken(harmless, FIREARM));
    }

    private static Map<String, Share> found(
            List<ClipResult> gunfire, ToDoubleFunction<ClipResult> score, double threshold) {
        Map<String, Share> found = new LinkedHashMap<>();
        SetGroups.of(gunfire, ClipResult::clip)
                .forEach((name, part) -> found.put(name, Share.of(part, it -> score.applyAsDouble(it) >= threshold)));
        return found;
    }

    private static Share taken(List<ClipResult> results, int picture) {
        List<double[]> means =
                results.stream().flatMap(it -> it.pictures().stream()).toList();
        return Share.of(means, mean -> Confusion.highest(mean) == picture);
    }
}
