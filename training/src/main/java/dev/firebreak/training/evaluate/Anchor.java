package dev.firebreak.training.evaluate;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.training.sound.Teacher;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/** A scorer that also asks the unchanged teacher about each window: the anchor to compare with. One clip at a time. */
final class Anchor implements Scorer {
    private final Scorer scorer;
    private final Teacher teacher;
    private double highest = -1;

    Anchor(Scorer scorer, Teacher teacher) {
        this.scorer = scorer;
        this.teacher = teacher;
    }

    /** The teacher's highest gunfire score since the last call. */
    OptionalDouble take() {
        double was = highest;
        highest = -1;
        return was < 0 ? OptionalDouble.empty() : OptionalDouble.of(was);
    }

    @Override
    public CompletableFuture<SoundScores> sound(float[] logMel, Pace pace) {
        highest = Math.max(highest, Teacher.gunfire(teacher.scores(List.of(logMel))[0]));
        return scorer.sound(logMel, pace);
    }

    @Override
    public CompletableFuture<PictureScores> picture(Frame frame, Pace pace) {
        return scorer.picture(frame, pace);
    }
}
