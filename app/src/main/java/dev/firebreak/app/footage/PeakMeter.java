package dev.firebreak.app.footage;

import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.footage.SoundCurve;
import java.io.ByteArrayOutputStream;

/** Makes a sound curve of runs of sound as they come. One thread at a time. */
final class PeakMeter {
    private static final int STEP_SAMPLES = (int) (SoundCurve.STEP.toMillis() * Sound.SAMPLE_RATE / 1000);

    private final ByteArrayOutputStream peaks = new ByteArrayOutputStream();
    private float peak;
    private int samples;

    void take(float[] run) {
        for (float sample : run) {
            peak = Math.max(peak, Math.abs(sample));
            samples++;
            if (samples == STEP_SAMPLES) {
                step();
            }
        }
    }

    private void step() {
        peaks.write(Math.round(255 * Math.min(1, peak)));
        peak = 0;
        samples = 0;
    }

    SoundCurve curve() {
        if (samples > 0) {
            step();
        }
        return new SoundCurve(peaks.toByteArray());
    }
}
