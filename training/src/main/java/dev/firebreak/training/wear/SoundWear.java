package dev.firebreak.training.wear;

import dev.firebreak.training.replay.DecodedClip;
import dev.firebreak.training.sound.Filters;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Things that happen to sound. */
final class SoundWear {
    private SoundWear() {}

    /** Applies {@code change} to a copy of the samples. */
    static UnaryOperator<DecodedClip> each(Consumer<float[]> change) {
        return clip -> {
            float[] samples = clip.samples().clone();
            if (clip.sounding()) {
                change.accept(samples);
            }
            return clip.withSamples(samples);
        };
    }

    /** Raised until its peak would be {@code times} full scale, and cut off there. */
    static void clip(float[] samples, double times) {
        float peak = Filters.peak(samples);
        for (int i = 0; i < samples.length && peak > 0; i++) {
            samples[i] = (float) Math.clamp(samples[i] / peak * times, -1.0, 1.0);
        }
    }

    /** Far away: two Butterworth low passes at {@code hertz}, and {@code decibels} less. */
    static void distance(float[] samples, double hertz, double decibels) {
        Filters.lowPass(samples, hertz);
        Filters.scale(samples, Math.pow(10, -decibels / 20));
    }
}
