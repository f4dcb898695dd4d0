package dev.firebreak.inference.engine;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import java.util.concurrent.CompletableFuture;

/** Scores windows of sound and frames. Thread-safe. */
public interface Scorer {
    /**
     * Scores one window of sound.
     *
     * @param logMel 96 × 64 values, frame by frame; not to be changed any more
     * @return fails with {@code LIMIT_EXCEEDED} when refused, {@code CONFLICT} when the scorer is closed,
     *     {@code MODEL_UNUSABLE} when the model failed. May be cancelled: what has not begun is then left out
     */
    CompletableFuture<SoundScores> sound(float[] logMel, Pace pace);

    /** Scores one frame; fails as {@link #sound} does. */
    CompletableFuture<PictureScores> picture(Frame frame, Pace pace);
}
