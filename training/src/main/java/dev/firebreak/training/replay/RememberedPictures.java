package dev.firebreak.training.replay;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Scores each array of pixels once. The engine gives the same input the same scores bit by bit, and frames that are replayed
 * share their pixels, so this changes no score. Thread-safe; keeps the pixels alive.
 */
public final class RememberedPictures implements Scorer {
    private final Scorer scorer;
    private final Map<byte[], CompletableFuture<PictureScores>> scores =
            Collections.synchronizedMap(new IdentityHashMap<>());

    public RememberedPictures(Scorer scorer) {
        this.scorer = scorer;
    }

    @Override
    public CompletableFuture<SoundScores> sound(float[] logMel, Pace pace) {
        return scorer.sound(logMel, pace);
    }

    @Override
    public CompletableFuture<PictureScores> picture(Frame frame, Pace pace) {
        CompletableFuture<PictureScores> known = scores.get(frame.rgb());
        if (known == null) {
            known = scorer.picture(frame, pace);
            scores.put(frame.rgb(), known);
        }
        // A copy: whoever gives up a picture must not take it from the others.
        return known.copy();
    }
}
