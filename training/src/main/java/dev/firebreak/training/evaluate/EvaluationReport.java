package dev.firebreak.training.evaluate;

import dev.firebreak.training.measure.Share;
import dev.firebreak.training.streams.StreamFigures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that an evaluation found, as it is written to {@code evaluation.json}.
 *
 * @param judge names weights and constants: figures of one hold for no other
 * @param robustness empty where it was not asked for
 * @param streams null where it was not asked for
 * @param bounds what arms the package, by kind of stream; empty without streams
 * @param learningCurve empty where no other evaluations were given
 */
public record EvaluationReport(
        String modelPackage,
        String judge,
        String soundSha256,
        String pictureSha256,
        Measured dataset,
        TrainedOn trainedOn,
        Map<String, Skipped.OfSet> skipped,
        @Nullable ClipFigures clips,
        Map<String, Stills.OfSet> stills,
        List<Robustness.Row> robustness,
        @Nullable StreamFigures streams,
        List<Bound> bounds,
        List<Floors.Floor> floors,
        List<LearningPoint> learningCurve) {

    /**
     * What was measured on.
     *
     * @param clipsBySet how many clips and stills of each set
     * @param extra clips of further folders, for streams only
     * @param extraLeftOut source groups of these that the package was trained on
     */
    public record Measured(
            String name, Map<String, Long> clipsBySet, int sourceGroups, int extra, List<String> extraLeftOut) {}

    /**
     * What the package says it was made from.
     *
     * @param sourceGroups all of them
     * @param realGunfireGroups those of real gunfire, as far as the dataset's indexes know them
     * @param gamesSeen classes of games of which it has seen a source
     */
    public record TrainedOn(
            int sourceGroups, Map<String, Long> groupsBySet, int realGunfireGroups, Set<String> gamesSeen) {}

    /**
     * False alarms of one kind of stream.
     *
     * @param kind harmless, game, film, or all of them
     * @param uniqueHours of different recordings: what was played twice is evidence once
     * @param falseHoldsUpper95PerHour exact 95 % bound over no more time than there is different material
     */
    public record Bound(
            String kind,
            double hours,
            double uniqueHours,
            int falseHolds,
            int falseCuts,
            @Nullable Double falseHoldsUpper95PerHour,
            @Nullable Double falseCutsUpper95PerHour,
            @Nullable Double falseHoldsUpper95PerStreamHour,
            @Nullable Double falseCutsUpper95PerStreamHour) {}

    /**
     * One package of a series.
     *
     * @param near recall of near recordings at no more than one false alarm an hour, by the sound model's score
     */
    public record LearningPoint(
            String modelPackage, int sourceGroups, int realGunfireGroups, Share near, Share distant, Share all) {}

    /** The same with a learning curve. */
    public EvaluationReport withLearningCurve(List<LearningPoint> points) {
        return new EvaluationReport(
                modelPackage,
                judge,
                soundSha256,
                pictureSha256,
                dataset,
                trainedOn,
                skipped,
                clips,
                stills,
                robustness,
                streams,
                bounds,
                floors,
                points);
    }
}
