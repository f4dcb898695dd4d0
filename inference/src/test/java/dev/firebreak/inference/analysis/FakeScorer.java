package dev.firebreak.inference.analysis;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A scorer that answers when it is told to, or at once. Loud sound is gunfire, red pictures are firearms. */
final class FakeScorer implements Scorer {
    private final boolean atOnce;
    private final List<CompletableFuture<SoundScores>> windows = new ArrayList<>();
    private final List<SoundScores> windowScores = new ArrayList<>();
    private final List<CompletableFuture<PictureScores>> frames = new ArrayList<>();
    private final List<PictureScores> frameScores = new ArrayList<>();
    private @Nullable RuntimeException refusal;

    FakeScorer(boolean atOnce) {
        this.atOnce = atOnce;
    }

    @Override
    public synchronized CompletableFuture<SoundScores> sound(float[] logMel, Pace pace) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        double sum = 0;
        for (float value : logMel) {
            sum += value;
        }
        windows.add(new CompletableFuture<>());
        windowScores.add(new SoundScores(sum / logMel.length > -4 ? 0.99 : 0.01, 0.05, 0.05));
        if (atOnce) {
            answerSound(windows.size() - 1);
        }
        return windows.getLast();
    }

    @Override
    public synchronized CompletableFuture<PictureScores> picture(Frame frame, Pace pace) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        boolean red = (frame.rgb()[0] & 0xff) > 128;
        frames.add(new CompletableFuture<>());
        frameScores.add(red ? new PictureScores(0.9, 0.04, 0.03, 0.03) : new PictureScores(0.01, 0.01, 0.01, 0.97));
        if (atOnce) {
            answerPicture(frames.size() - 1);
        }
        return frames.getLast();
    }

    /** From now on everything fails in this way. */
    synchronized void refuse(RuntimeException how) {
        refusal = how;
    }

    void answerSound(int window) {
        windows.get(window).complete(windowScores.get(window));
    }

    void answerPicture(int frame) {
        frames.get(frame).complete(frameScores.get(frame));
    }

    synchronized int windows() {
        return windows.size();
    }

    synchronized int frames() {
        return frames.size();
    }
}
