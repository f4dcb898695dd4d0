package dev.firebreak.core.edit;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What is done to sound: 16 kHz, mono. Every method gives a new array. */
final class Waves {
    private static final double RATE = Take.SOUND_RATE;
    private static final int GRAIN = 800;
    private static final int SEARCH = 240;
    private static final double[][] ROOM = {{0.023, 0.45}, {0.041, 0.35}, {0.067, 0.25}, {0.098, 0.15}};

    private Waves() {}

    static float[] louder(float[] sound, double decibels) {
        float factor = (float) Math.pow(10, decibels / 20);
        float[] to = new float[sound.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.clamp(sound[i] * factor, -1f, 1f);
        }
        return to;
    }

    /** Played {@code factor} times as fast, higher by as much. */
    static float[] faster(float[] sound, double factor) {
        float[] to = new float[(int) (sound.length / factor)];
        for (int i = 0; i < to.length; i++) {
            double at = i * factor;
            int left = (int) at;
            float part = (float) (at - left);
            float next = left + 1 < sound.length ? sound[left + 1] : sound[left];
            to[i] = sound[left] * (1 - part) + next * part;
        }
        return to;
    }

    /**
     * Played {@code factor} times as fast at the same pitch: overlapping grains, each moved to where it continues the last one best
     * (WSOLA, W. Verhelst and M. Roelands, 1993).
     */
    static float[] stretched(float[] sound, double factor) {
        float[] to = new float[(int) (sound.length / factor)];
        int half = GRAIN / 2;
        int previous = 0;
        for (int start = 0; start < to.length; start += half) {
            int wanted = (int) (start * factor);
            int from = start == 0 ? 0 : best(sound, wanted, previous + half);
            for (int i = 0; i < GRAIN && start + i < to.length; i++) {
                double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / GRAIN);
                double weight = start == 0 && i < half ? 1 : window;
                to[start + i] += (float) (weight * at(sound, from + i));
            }
            previous = from;
        }
        return to;
    }

    private static int best(float[] sound, int wanted, int continues) {
        int best = wanted;
        double most = Double.NEGATIVE_INFINITY;
        for (int shift = -SEARCH; shift <= SEARCH; shift += 4) {
            double sum = 0;
            for (int i = 0; i < GRAIN / 2; i += 4) {
                sum += at(sound, wanted + shift + i) * at(sound, continues + i);
            }
            if (sum > most) {
                most = sum;
                best = wanted + shift;
            }
        }
        return best;
    }

    private static float at(float[] sound, int i) {
        return i >= 0 && i < sound.length ? sound[i] : 0;
    }

    /** What is left between two frequencies; each edge falls by 24 dB an octave. */
    static float[] band(float[] sound, double low, double high) {
        float[] to = sound.clone();
        for (int pass = 0; pass < 2; pass++) {
            filter(to, low, true);
            filter(to, high, false);
        }
        return to;
    }

    /** A second-order filter in place, after R. Bristow-Johnson's cookbook, Q = 0.707. */
    private static void filter(float[] sound, double frequency, boolean highPass) {
        double angle = 2 * Math.PI * frequency / RATE;
        double cos = Math.cos(angle);
        double alpha = Math.sin(angle) / Math.sqrt(2);
        double sign = highPass ? -1 : 1;
        double outer = (1 - sign * cos) / 2 / (1 + alpha);
        double middle = sign * 2 * outer;
        double back1 = -2 * cos / (1 + alpha);
        double back2 = (1 - alpha) / (1 + alpha);
        double x1 = 0;
        double x2 = 0;
        double y1 = 0;
        double y2 = 0;
        for (int i = 0; i < sound.length; i++) {
            double x = sound[i];
            double y = outer * (x + x2) + middle * x1 - back1 * y1 - back2 * y2;
            x2 = x1;
            x1 = x;
            y2 = y1;
            y1 = y;
            sound[i] = (float) y;
        }
    }

    /** As it sounds in a small room: four echoes. */
    static float[] inRoom(float[] sound) {
        float[] to = new float[sound.length];
        for (int i = 0; i < to.length; i++) {
            double sum = 0.8 * sound[i];
            for (double[] echo : ROOM) {
                sum += 0.64 * echo[1] * at(sound, i - (int) (echo[0] * RATE));
            }
            to[i] = (float) sum;
        }
        return to;
    }

    /** With another sound over it, which is repeated as need be; the sound is louder than that by so many decibels. */
    static float[] over(float[] sound, float[] other, double decibels) {
        if (other.length == 0) {
            return sound;
        }
        double factor = Math.sqrt(power(sound) / Math.max(1e-12, power(other))) * Math.pow(10, -decibels / 20);
        float[] to = new float[sound.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) Math.clamp(0.7 * (sound[i] + factor * other[i % other.length]), -1, 1);
        }
        return to;
    }

    private static double power(float[] sound) {
        double sum = 0;
        for (float sample : sound) {
            sum += sample * (double) sample;
        }
        return sound.length == 0 ? 0 : sum / sound.length;
    }

    /** Noise as rooms have it, more of it low. */
    static float[] noise(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] noise = new float[samples];
        float low = 0;
        for (int i = 0; i < samples; i++) {
            float white = (float) (random.nextDouble() + random.nextDouble() - 1);
            low = 0.95f * low + 0.1f * white;
            noise[i] = low + 0.08f * white;
        }
        return noise;
    }

    /** From one sample to another; what lies beyond the sound is silence. */
    static float[] part(float[] sound, int from, int to) {
        float[] part = new float[Math.max(0, to - from)];
        int copied = Math.min(part.length, sound.length - from);
        if (copied > 0) {
            System.arraycopy(sound, from, part, 0, copied);
        }
        return part;
    }

    static float[] after(float[] first, float[] then) {
        float[] both = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, both, first.length, then.length);
        return both;
    }

    /** Repeated up to a length. */
    static float[] repeated(float[] sound, int samples) {
        float[] to = new float[samples];
        for (int i = 0; sound.length > 0 && i < samples; i++) {
            to[i] = sound[i % sound.length];
        }
        return to;
    }
}
