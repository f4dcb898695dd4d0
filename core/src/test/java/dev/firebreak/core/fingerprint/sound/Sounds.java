package dev.firebreak.core.fingerprint.sound;

import java.util.Arrays;
import java.util.Random;

/** Sounds made from seeds, and what is done to them. 16 kHz, mono. */
final class Sounds {
    static final int RATE = 16_000;

    private Sounds() {}

    /** A tune of notes with overtones; the same seed plays the same at any tempo and pitch. */
    static float[] tune(long seed, double seconds, double tempo, double pitch) {
        Random random = new Random(seed);
        float[] sound = new float[(int) (seconds * RATE / tempo)];
        for (double at = 0; at < seconds; at += 0.11 + 0.25 * random.nextDouble()) {
            double hertz = 220 * Math.pow(2, random.nextInt(30) / 12.0) * pitch;
            double long_ = (0.15 + 0.4 * random.nextDouble()) / tempo;
            double loud = 0.08 + 0.1 * random.nextDouble();
            note(sound, (int) (at / tempo * RATE), long_, hertz, loud);
        }
        return sound;
    }

    private static void note(float[] sound, int from, double seconds, double hertz, double loud) {
        int length = (int) (seconds * 3 * RATE);
        for (int i = 0; i < length && from + i < sound.length; i++) {
            double t = i / (double) RATE;
            double envelope = loud * Math.min(1, t / 0.01) * Math.exp(-t / seconds * 2);
            for (int overtone = 1; overtone <= 5; overtone++) {
                sound[from + i] += (float) (envelope / overtone * Math.sin(2 * Math.PI * hertz * overtone * t));
            }
        }
    }

    /** Voice-like: pulses of gliding pitch through two resonances that move from syllable to syllable. */
    static float[] speech(long seed, double seconds) {
        Random random = new Random(seed);
        float[] sound = new float[(int) (seconds * RATE)];
        int at = 0;
        while (at < sound.length) {
            int syllable = (int) ((0.1 + 0.2 * random.nextDouble()) * RATE);
            double first = 300 + 500 * random.nextDouble();
            double second = 900 + 1_600 * random.nextDouble();
            double pitch = 100 + 120 * random.nextDouble();
            double glide = 0.8 + 0.4 * random.nextDouble();
            syllable(sound, at, syllable, new double[] {pitch, pitch * glide, first, second});
            at += syllable + (int) (0.12 * random.nextDouble() * RATE);
        }
        return sound;
    }

    private static void syllable(float[] sound, int from, int length, double[] voice) {
        double phase = 0;
        for (int i = 0; i < length && from + i < sound.length; i++) {
            double part = i / (double) length;
            double pitch = voice[0] + (voice[1] - voice[0]) * part;
            phase += pitch / RATE;
            double sum = 0;
            for (int k = 1; k * pitch < 3_500; k++) {
                double f = k * pitch;
                double gain = 1 / (1 + square((f - voice[2]) / 90)) + 0.6 / (1 + square((f - voice[3]) / 130));
                sum += gain * Math.sin(2 * Math.PI * k * phase);
            }
            sound[from + i] += (float) (0.12 * Math.sin(Math.PI * part) * sum);
        }
    }

    private static double square(double x) {
        return x * x;
    }

    /** Bangs: bursts of noise that die away. */
    static float[] bursts(long seed, double seconds) {
        Random random = new Random(seed);
        float[] sound = new float[(int) (seconds * RATE)];
        for (double at = 0.1; at < seconds; at += 0.15 + 0.7 * random.nextDouble()) {
            int from = (int) (at * RATE);
            double decay = 0.03 + 0.15 * random.nextDouble();
            float low = 0;
            for (int i = 0; i < 5 * decay * RATE && from + i < sound.length; i++) {
                low = 0.7f * low + (float) random.nextGaussian();
                sound[from + i] += 0.15f * low * (float) Math.exp(-i / (decay * RATE));
            }
        }
        return sound;
    }

    static float[] noise(long seed, int length, double loud) {
        Random random = new Random(seed);
        float[] noise = new float[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (float) (loud * random.nextGaussian());
        }
        return noise;
    }

    /** Voices and bangs: what a scene sounds like. */
    static float[] scene(long seed, double seconds) {
        return mix(speech(seed, seconds), bursts(seed + 1, seconds), 0);
    }

    static float[] excerpt(float[] sound, double from, double seconds) {
        return Arrays.copyOfRange(sound, (int) (from * RATE), (int) ((from + seconds) * RATE));
    }

    /** {@code over} laid over the sound, which is louder by so many decibels. */
    static float[] mix(float[] sound, float[] over, double decibels) {
        double factor = Math.sqrt(power(sound) / power(over)) * Math.pow(10, -decibels / 20);
        float[] mixed = sound.clone();
        for (int i = 0; i < sound.length; i++) {
            mixed[i] += (float) factor * over[i % over.length];
        }
        return mixed;
    }

    private static double power(float[] sound) {
        double sum = 0;
        for (float sample : sound) {
            sum += sample * sample;
        }
        return sum / sound.length;
    }

    /** Played so many times as fast, and as high. */
    static float[] speed(float[] sound, double factor) {
        float[] played = new float[(int) (sound.length / factor) - 2];
        for (int i = 0; i < played.length; i++) {
            double at = i * factor;
            int before = (int) at;
            float part = (float) (at - before);
            played[i] = (1 - part) * sound[before] + part * sound[before + 1];
        }
        return played;
    }

    /** Heard by telephone in a room: 300 to 3400 Hz, echoes, noise. */
    static float[] telephone(float[] sound) {
        float[] heard = sound.clone();
        for (int delay : new int[] {400, 730, 1_130}) {
            for (int i = delay; i < heard.length; i++) {
                heard[i] += 0.35f * sound[i - delay];
            }
        }
        float[] band = onePole(onePole(heard, 300, true), 3_400, false);
        return mix(band, noise(5, band.length, 1), 12);
    }

    private static float[] onePole(float[] sound, double hertz, boolean high) {
        float keep = (float) Math.exp(-2 * Math.PI * hertz / RATE);
        float[] out = new float[sound.length];
        float low = 0;
        for (int i = 0; i < sound.length; i++) {
            low = keep * low + (1 - keep) * sound[i];
            out[i] = high ? sound[i] - low : low;
        }
        return out;
    }

    /** Beeps at one pitch, as alarms make them. */
    static float[] beeps(double seconds) {
        float[] sound = new float[(int) (seconds * RATE)];
        for (int i = 0; i < sound.length; i++) {
            boolean on = i % (RATE / 4) < RATE / 8;
            sound[i] = on ? (float) (0.3 * Math.sin(2 * Math.PI * 1_000 * i / RATE)) : 0;
        }
        return sound;
    }
}
