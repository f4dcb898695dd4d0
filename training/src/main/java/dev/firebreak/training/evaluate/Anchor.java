package dev.firebreak.training.evaluate;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.training.sound.Teacher;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/** A scorer that keeps the windows of one clip, so that the unchanged teacher can be asked about the very same ones. */
final class Anchor implements Scorer {
    private final Scorer scorer;
    private final List<float[]> windows = new ArrayList<>();

    Anchor(Scorer scorer) {
        this.scorer = scorer;
    }

    /** The teacher's highest gunfire score; empty when nothing was heard. */
    OptionalDouble highest(Teacher teacher) {
        double highest = -1;
        for (float[] scores : teacher.scores(windows)) {
            highest = Math.max(highest, Teacher.gunfire(scores));
        }
        return highest < 0 ? OptionalDouble.empty() : OptionalDouble.of(highest);
    }

    @Override
    public CompletableFuture<SoundScores> sound(float[] logMel, Pace pace) {
        windows.add(logMel);
        return scorer.sound(logMel, pace);
    }

    @Override
    public CompletableFuture<PictureScores> picture(Frame frame, Pace pace) {
        return scorer.picture(frame, pace);
    }
}
