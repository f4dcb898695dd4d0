package dev.firebreak.media.drill;

import java.util.random.RandomGenerator;

/**
 * A quiet place with nothing sudden in it: wind, a slow melody of soft tones, and somebody talking, of whom one hears vowels
 * but no words. Every tone swells over at least 40 ms, so that no onset is anything like a shot.
 */
final class ParkSound {
    private static final double RATE = DrillTimetable.SAMPLE_RATE;
    private static final double[] SCALE = {261.63, 293.66, 329.63, 392.00, 440.00, 523.25, 587.33, 659.26};
    private static final double[][] VOWELS = {{730, 1090}, {270, 2290}, {530, 1840}, {570, 840}, {300, 870}};
    private static final double NOTE_SECONDS = 0.8;
    private static final double SYLLABLE_SECONDS = 0.24;

    private final RandomGenerator random;
    private final Resonator low = new Resonator();
    private final Resonator high = new Resonator();
    private long sample;
    private double wind;
    private double note = SCALE[0];
    private double harmony = SCALE[2] / 2;
    private double notePhase;
    private double harmonyPhase;
    private double voiceLevel;
    private double voiceHertz = 120;
    private double voicePhase;

    ParkSound(RandomGenerator random) {
        this.random = random;
    }

    /** The next samples, each -1 to 1. */
    void next(float[] block) {
        for (int i = 0; i < block.length; i++) {
            block[i] = (float) (0.35 * breeze() + 0.10 * melody() + 0.16 * voice());
            sample++;
        }
    }

    /** White noise through one pole at about 300 Hz. */
    private double breeze() {
        wind += 0.04 * (random.nextGaussian() * 0.1 - wind);
        return wind * (1 + 0.5 * Math.sin(Math.TAU * 0.13 * sample / RATE));
    }

    private double melody() {
        double into = into(NOTE_SECONDS);
        if (into == 0) {
            note = SCALE[random.nextInt(SCALE.length)];
            harmony = SCALE[random.nextInt(3)] / 2;
        }
        notePhase = advance(notePhase, note);
        harmonyPhase = advance(harmonyPhase, harmony);
        double tone = Math.sin(notePhase) + 0.3 * Math.sin(2 * notePhase) + 0.6 * Math.sin(harmonyPhase);
        return swell(into, NOTE_SECONDS, 0.08) * tone;
    }

    /** Pulses of the vocal cords through two formants, in phrases of a second and a half. */
    private double voice() {
        double into = into(SYLLABLE_SECONDS);
        if (into == 0) {
            double[] vowel = VOWELS[random.nextInt(VOWELS.length)];
            low.tune(vowel[0], 80);
            high.tune(vowel[1], 120);
            voiceHertz = random.nextDouble(105, 150);
            boolean speaking = sample / RATE % 2.4 < 1.6;
            voiceLevel = speaking ? random.nextDouble(0.5, 1) : 0;
        }
        voicePhase = advance(voicePhase, voiceHertz);
        double cords = Math.sin(voicePhase)
                + 0.5 * Math.sin(2 * voicePhase)
                + 0.33 * Math.sin(3 * voicePhase)
                + 0.25 * Math.sin(4 * voicePhase)
                + 0.2 * Math.sin(6 * voicePhase)
                + 0.15 * Math.sin(9 * voicePhase);
        double sounded = cords * swell(into, SYLLABLE_SECONDS, 0.05) * voiceLevel;
        return low.filter(sounded) + 0.6 * high.filter(sounded);
    }

    /** Seconds since the present unit of {@code seconds} began; exactly 0 on its first sample. */
    private double into(double seconds) {
        return sample % Math.round(seconds * RATE) / RATE;
    }

    /** From 0 up within {@code ramp} seconds, and down to 0 again at the end of the unit. */
    private static double swell(double into, double length, double ramp) {
        double edge = Math.min(1, Math.min(into, length - into) / ramp);
        return 0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, edge));
    }

    private static double advance(double phase, double hertz) {
        double next = phase + Math.TAU * hertz / RATE;
        return next > Math.TAU ? next - Math.TAU : next;
    }

    /** A two-pole band-pass filter with gain 1 at its centre. */
    private static final class Resonator {
        private double gain;
        private double first;
        private double second;
        private double last;
        private double beforeLast;

        void tune(double hertz, double width) {
            double radius = Math.exp(-Math.PI * width / RATE);
            first = 2 * radius * Math.cos(Math.TAU * hertz / RATE);
            second = -radius * radius;
            gain = (1 - radius) * 2 * Math.sin(Math.TAU * hertz / RATE);
        }

        double filter(double input) {
            double output = gain * input + first * last + second * beforeLast;
            beforeLast = last;
            last = output;
            return output;
        }
    }
}
