package dev.firebreak.training.data;

import dev.firebreak.core.evidence.Sound;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the first shot begins in a recording that says nothing about it: the first 5 ms whose energy is within 20 dB of the
 * loudest 5 ms of the clip. Of a gunshot recording that is the first bang unless a louder one, ten times its amplitude, follows.
 */
public final class Onset {
    private static final int BLOCK = Sound.SAMPLE_RATE / 200;
    private static final double WITHIN = 0.01;

    private Onset() {}

    /** Empty when there is nothing but silence. */
    public static Optional<Duration> of(float[] samples) {
        double loudest = 0;
        for (int at = 0; at < samples.length; at += BLOCK) {
            loudest = Math.max(loudest, energy(samples, at));
        }
        if (loudest == 0) {
            return Optional.empty();
        }
        int at = 0;
        while (energy(samples, at) < WITHIN * loudest) {
            at += BLOCK;
        }
        return Optional.of(Duration.ofNanos(at * 1_000_000_000L / Sound.SAMPLE_RATE));
    }

    private static double energy(float[] samples, int from) {
        double sum = 0;
        for (int i = from; i < Math.min(samples.length, from + BLOCK); i++) {
            sum += samples[i] * samples[i];
        }
        return sum;
    }
}
