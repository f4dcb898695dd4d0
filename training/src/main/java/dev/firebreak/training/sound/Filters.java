package dev.firebreak.training.sound;

import dev.firebreak.core.evidence.Sound;
import java.util.random.RandomGenerator;

/** What a microphone, a codec and a room do to sound. All work in place on 16 kHz samples. */
public final class Filters {
    /** Delays of Schroeder's reverberator, in samples at 16 kHz; they share no divisor. */
    private static final int[] COMBS = {475, 593, 659, 701};

    private static final int[] ALL_PASSES = {80, 27};

    private static final int TENTH = Sound.SAMPLE_RATE / 10;

    private Filters() {}

    /** Two second-order Butterworth low passes in a row: what a narrow band leaves. */
    public static void lowPass(float[] samples, double hertz) {
        for (int pass = 0; pass < 2; pass++) {
            biquad(samples, hertz, false);
        }
    }

    /** A second-order Butterworth high pass: a small microphone. */
    static void highPass(float[] samples, double hertz) {
        biquad(samples, hertz, true);
    }

    private static void biquad(float[] samples, double hertz, boolean high) {
        double w = Math.TAU * hertz / Sound.SAMPLE_RATE;
        double alpha = Math.sin(w) / Math.sqrt(2);
        double cos = Math.cos(w);
        double a0 = 1 + alpha;
        double edge = (high ? (1 + cos) : (1 - cos)) / 2 / a0;
        double middle = (high ? -2 : 2) * edge;
        double a1 = -2 * cos / a0;
        double a2 = (1 - alpha) / a0;
        double x1 = 0;
        double x2 = 0;
        double y1 = 0;
        double y2 = 0;
        for (int i = 0; i < samples.length; i++) {
            double x = samples[i];
            double y = edge * x + middle * x1 + edge * x2 - a1 * y1 - a2 * y2;
            x2 = x1;
            x1 = x;
            y2 = y1;
            y1 = y;
            samples[i] = (float) y;
        }
    }

    /** Overdrive: tanh, the peak kept. */
    static void overdrive(float[] samples, double drive) {
        float peak = peak(samples);
        if (peak == 0) {
            return;
        }
        double full = Math.tanh(drive);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (peak * Math.tanh(samples[i] / peak * drive) / full);
        }
    }

    /** Automatic gain: falls at once when it gets loud, comes back within {@code releaseSeconds}. */
    public static void automaticGain(float[] samples, double target, double releaseSeconds) {
        double keep = Math.exp(-1 / (releaseSeconds * Sound.SAMPLE_RATE));
        double level = target;
        for (int i = 0; i < samples.length; i++) {
            level = Math.max(Math.abs(samples[i]), level * keep);
            samples[i] *= (float) (target / Math.max(level, target / 8));
        }
    }

    /** A room: Schroeder's four combs and two all-passes, mixed in by {@code wet}. */
    public static void reverberate(float[] samples, double seconds, double wet) {
        double[] tail = new double[samples.length];
        for (int delay : COMBS) {
            double feedback = Math.pow(10, -3.0 * delay / (seconds * Sound.SAMPLE_RATE));
            double[] line = new double[delay];
            for (int i = 0; i < samples.length; i++) {
                double out = line[i % delay];
                line[i % delay] = samples[i] + feedback * out;
                tail[i] += out / COMBS.length;
            }
        }
        for (int delay : ALL_PASSES) {
            double[] line = new double[delay];
            for (int i = 0; i < tail.length; i++) {
                double delayed = line[i % delay];
                double in = tail[i] + 0.7 * delayed;
                line[i % delay] = in;
                tail[i] = delayed - 0.7 * in;
            }
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (samples[i] + wet * tail[i]);
        }
    }

    /** Adds noise that falls off by {@code tilt} (0 white, 0.99 nearly brown) at {@code level} root mean square. */
    static void addNoise(float[] samples, double level, double tilt, RandomGenerator random) {
        double state = 0;
        double scale = level * Math.sqrt(1 - tilt * tilt);
        for (int i = 0; i < samples.length; i++) {
            state = tilt * state + scale * random.nextGaussian();
            samples[i] += (float) state;
        }
    }

    public static float peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** Where the greatest amplitude is. */
    static int loudest(float[] samples) {
        int at = 0;
        for (int i = 1; i < samples.length; i++) {
            if (Math.abs(samples[i]) > Math.abs(samples[at])) {
                at = i;
            }
        }
        return at;
    }

    /**
     * Adds {@code bed}, repeated, so that the loudest 0.1 s of the clip is {@code decibels} above the bed's mean level; then, if
     * need be, all of it is turned down to full scale.
     */
    public static void layUnder(float[] samples, float[] bed, double decibels) {
        double level = rootMeanSquare(bed);
        double loudest = loudestTenth(samples);
        if (level == 0 || loudest == 0) {
            return;
        }
        double gain = loudest / level * Math.pow(10, -decibels / 20);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (gain * bed[i % bed.length]);
        }
        float peak = peak(samples);
        if (peak > 1) {
            scale(samples, 1 / peak);
        }
    }

    private static double loudestTenth(float[] samples) {
        double loudest = 0;
        for (int at = 0; at < samples.length; at += TENTH) {
            double sum = 0;
            int to = Math.min(samples.length, at + TENTH);
            for (int i = at; i < to; i++) {
                sum += samples[i] * samples[i];
            }
            loudest = Math.max(loudest, Math.sqrt(sum / TENTH));
        }
        return loudest;
    }

    public static double rootMeanSquare(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / Math.max(1, samples.length));
    }

    public static void scale(float[] samples, double gain) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= (float) gain;
        }
    }
}
