package dev.firebreak.training.wear;

import dev.firebreak.core.evidence.Sound;
import dev.firebreak.training.replay.DecodedClip;
import dev.firebreak.training.sound.Filters;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Things that happen to sound. */
final class SoundWear {
    private static final int BLOCK = Sound.SAMPLE_RATE / 10;

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

    /**
     * Adds {@code bed}, repeated, so that the loudest 0.1 s of the clip is {@code decibels} above the bed's mean level; then, if
     * need be, all of it is turned down to full scale.
     */
    static void over(float[] samples, float[] bed, double decibels) {
        double level = Filters.rootMeanSquare(bed);
        double loudest = loudest(samples);
        if (level == 0 || loudest == 0) {
            return;
        }
        double gain = loudest / level * Math.pow(10, -decibels / 20);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (gain * bed[i % bed.length]);
        }
        float peak = Filters.peak(samples);
        if (peak > 1) {
            Filters.scale(samples, 1 / peak);
        }
    }

    private static double loudest(float[] samples) {
        double loudest = 0;
        for (int at = 0; at < samples.length; at += BLOCK) {
            double sum = 0;
            int to = Math.min(samples.length, at + BLOCK);
            for (int i = at; i < to; i++) {
                sum += samples[i] * samples[i];
            }
            loudest = Math.max(loudest, Math.sqrt(sum / BLOCK));
        }
        return loudest;
    }
}
