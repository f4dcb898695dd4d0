package dev.firebreak.training.evaluate;

import dev.firebreak.training.data.SetGroups;
import dev.firebreak.training.evaluate.EvaluationReport.LearningPoint;
import dev.firebreak.training.evaluate.EvaluationReport.TrainedOn;
import dev.firebreak.training.measure.ScoreCurve;
import dev.firebreak.training.measure.Share;
import org.jspecify.annotations.Nullable;

/** Where a package stands in a series of them: what it was made from, and what it finds. */
final class LearningPoints {
    private LearningPoints() {}

    static LearningPoint of(String models, TrainedOn trainedOn, @Nullable ClipFigures clips) {
        return new LearningPoint(
                models,
                trainedOn.sourceGroups(),
                trainedOn.realGunfireGroups(),
                found(clips, SetGroups.NEAR),
                found(clips, SetGroups.DISTANT),
                found(clips, SetGroups.ALL));
    }

    private static Share found(@Nullable ClipFigures clips, String group) {
        ScoreCurve.Group figures =
                clips == null ? null : clips.curve(ClipFigures.WINDOW).groups().get(group);
        return figures == null ? Share.of(0, 0) : figures.at().getFirst().found();
    }
}
