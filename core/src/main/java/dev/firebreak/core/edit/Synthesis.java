package dev.firebreak.core.edit;

import java.util.SplittableRandom;

/** Sounds of as many peaks as speech and music have. */
final class Synthesis {
    static final int SECONDS = 20;

    private static final int RATE = Take.SOUND_RATE;
    private static final int HARMONICS = 24;
    private static final double[] SCALE = {0, 2, 4, 7, 9, 12, 14, 16};

    private Synthesis() {}

    /** Syllables: a gliding pitch, its harmonics shaped by two formants, and hisses between. */
    static float[] speech(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] sound = new float[SECONDS * RATE];
        int at = 0;
        while (at < sound.length) {
            int length = (int) (RATE * random.nextDouble(0.09, 0.3));
            if (random.nextInt(5) == 0) {
                hiss(sound, at, length / 2, random);
            } else {
                syllable(sound, at, length, random);
            }
            at += length + (int) (RATE * random.nextDouble(0, 0.08));
        }
        return sound;
    }

    private static void syllable(float[] sound, int from, int length, SplittableRandom random) {
        double pitch = random.nextDouble(90, 230);
        double glide = random.nextDouble(-0.3, 0.3);
        double low = random.nextDouble(300, 850);
        double high = random.nextDouble(900, 2500);
        double[] weights = new double[HARMONICS + 1];
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            double near = Math.exp(-Math.pow((harmonic * pitch - low) / 130, 2));
            weights[harmonic] = near + 0.6 * Math.exp(-Math.pow((harmonic * pitch - high) / 200, 2)) + 0.02;
        }
        double phase = 0;
        for (int i = 0; i < length && from + i < sound.length; i++) {
            double part = i / (double) length;
            phase += 2 * Math.PI * pitch * (1 + glide * part) / RATE;
            double sum = 0;
            for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
                sum += weights[harmonic] * Math.sin(harmonic * phase);
            }
            sound[from + i] += (float) (0.15 * sum * Math.sin(Math.PI * part));
        }
    }

    private static void hiss(float[] sound, int from, int length, SplittableRandom random) {
        double last = 0;
        for (int i = 0; i < length && from + i < sound.length; i++) {
            double white = random.nextDouble(-1, 1);
            sound[from + i] += (float) (0.04 * (white - last));
            last = white;
        }
    }

    /** Notes that are plucked and fade, four a second, over a drum. */
    static float[] music(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] sound = new float[SECONDS * RATE];
        int beat = (int) (RATE * random.nextDouble(0.2, 0.3));
        double key = random.nextDouble(110, 196);
        for (int at = 0; at < sound.length; at += beat) {
            for (int voice = 0; voice < 3; voice++) {
                double octave = voice == 0 ? 0 : 12;
                double note = key * Math.pow(2, (SCALE[random.nextInt(SCALE.length)] + octave) / 12);
                pluck(sound, at, note);
            }
            hiss(sound, at, beat / 6, random);
        }
        return sound;
    }

    private static void pluck(float[] sound, int from, double pitch) {
        for (int harmonic = 1; harmonic <= 5; harmonic++) {
            double turn = 2 * Math.PI * harmonic * pitch / RATE;
            double fading = Math.exp(-(2.0 + harmonic) / RATE);
            double level = 0.12 / harmonic;
            for (int i = 0; i < RATE && from + i < sound.length; i++) {
                sound[from + i] += (float) (level * Math.sin(turn * i));
                level *= fading;
            }
        }
    }
}
