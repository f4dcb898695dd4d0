package dev.firebreak.inference.frontend;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a run of sound into log-mel windows as it arrives: {@value LogMel#WINDOW_SAMPLES} samples each
 * {@value #WINDOW_HOP_SAMPLES}. Windows overlap by half; each frame is computed once. Holds two windows' worth of frames and
 * less than one frame of sound. One thread at a time.
 */
public final class LogMelStream {
    /** Samples from one window to the next: half a second, a multiple of the frame hop. */
    public static final int WINDOW_HOP_SAMPLES = 8_000;

    private static final int HOP_FRAMES = WINDOW_HOP_SAMPLES / LogMel.HOP_SAMPLES;
    private static final int WINDOW_VALUES = LogMel.WINDOW_FRAMES * LogMel.BANDS;

    private final LogMel logMel;
    private final WindowSink sink;
    private final float[] pending = new float[LogMel.FRAME_SAMPLES];
    private final float[] frames = new float[WINDOW_VALUES];
    private int pendingCount;
    private int frameCount;
    private long samplesTaken;
    private long windows;

    public LogMelStream(LogMel logMel, WindowSink sink) {
        this.logMel = logMel;
        this.sink = sink;
    }

    /** Takes finished windows. */
    @FunctionalInterface
    public interface WindowSink {
        /**
         * Takes one window.
         *
         * @param logMel {@value LogMel#WINDOW_FRAMES} × {@value LogMel#BANDS} values, the receiver's to keep
         * @param endSample samples of the run up to the end of this window; padding not counted
         */
        void window(float[] logMel, long endSample);
    }

    /** Takes the samples that follow; calls the sink for each window that they complete. */
    public void accept(float[] samples) {
        int at = 0;
        while (at < samples.length) {
            int count = Math.min(samples.length - at, pending.length - pendingCount);
            System.arraycopy(samples, at, pending, pendingCount, count);
            pendingCount += count;
            at += count;
            samplesTaken += count;
            if (pendingCount == pending.length) {
                frame();
            }
        }
    }

    /**
     * The run is over: a last window, padded with silence, holds what no window has heard yet. Empty when there is none.
     * The stream then starts anew at sample 0 of a next run.
     */
    public Optional<float[]> finish() {
        long heard = windows == 0 ? 0 : (windows - 1) * WINDOW_HOP_SAMPLES + LogMel.WINDOW_SAMPLES;
        Optional<float[]> last = samplesTaken > heard ? Optional.of(padded()) : Optional.empty();
        pendingCount = 0;
        frameCount = 0;
        samplesTaken = 0;
        windows = 0;
        return last;
    }

    private void frame() {
        logMel.frame(pending, 0, frames, frameCount * LogMel.BANDS);
        frameCount++;
        pendingCount -= LogMel.HOP_SAMPLES;
        System.arraycopy(pending, LogMel.HOP_SAMPLES, pending, 0, pendingCount);
        if (frameCount == LogMel.WINDOW_FRAMES) {
            float[] window = frames.clone();
            int kept = (LogMel.WINDOW_FRAMES - HOP_FRAMES) * LogMel.BANDS;
            System.arraycopy(frames, HOP_FRAMES * LogMel.BANDS, frames, 0, kept);
            frameCount -= HOP_FRAMES;
            long end = windows * WINDOW_HOP_SAMPLES + LogMel.WINDOW_SAMPLES;
            windows++;
            sink.window(window, end);
        }
    }

    private float[] padded() {
        float[] window = Arrays.copyOf(frames, WINDOW_VALUES);
        float[] rest = Arrays.copyOf(pending, pending.length);
        int left = pendingCount;
        for (int i = frameCount; i < LogMel.WINDOW_FRAMES; i++) {
            Arrays.fill(rest, left, rest.length, 0);
            logMel.frame(rest, 0, window, i * LogMel.BANDS);
            System.arraycopy(rest, LogMel.HOP_SAMPLES, rest, 0, rest.length - LogMel.HOP_SAMPLES);
            left = Math.max(0, left - LogMel.HOP_SAMPLES);
        }
        return window;
    }
}
