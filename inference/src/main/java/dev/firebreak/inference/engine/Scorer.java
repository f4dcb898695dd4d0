package dev.firebreak.inference.engine;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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

    /** Scores one frame and gives it its learned hash, both of one run; without one unless the scorer has a projection. */
    default CompletableFuture<SeenPicture> look(Frame frame, Pace pace) {
        return mapped(picture(frame, pace), scores -> new SeenPicture(scores, Optional.empty()));
    }

    /** What comes of {@code from}; whoever gives up the one gives up the other. */
    static <A, B> CompletableFuture<B> mapped(CompletableFuture<A> from, Function<A, B> change) {
        CompletableFuture<B> to = from.thenApply(change);
        CompletableFuture<B> unused = to.whenComplete((made, failed) -> {
            if (to.isCancelled()) {
                from.cancel(false);
            }
        });
        return to;
    }
}
