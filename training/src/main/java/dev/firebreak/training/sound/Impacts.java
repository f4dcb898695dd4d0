package dev.firebreak.training.sound;

import dev.firebreak.core.evidence.Sound;
import java.util.random.RandomGenerator;

/** Harmless bangs made from scratch: knocks, claps, clicks, bumps against the microphone. Hard negatives. */
final class Impacts {
    private Impacts() {}

    /** One impact, about half a second, peak 1. */
    static float[] one(RandomGenerator random) {
        float[] samples = new float[Sound.SAMPLE_RATE / 2];
        switch (random.nextInt(4)) {
            case 0 -> addModes(samples, 80, 900, 0.01, 0.09, random); // knock on wood, a slammed door
            case 1 -> addModes(samples, 700, 6000, 0.02, 0.25, random); // metal, glass
            case 2 -> addClap(samples, random);
            default -> addBump(samples, random);
        }
        float peak = Filters.peak(samples);
        Filters.scale(samples, peak == 0 ? 0 : 1 / peak);
        return samples;
    }

    private static void addModes(
            float[] samples, double low, double high, double shortest, double longest, RandomGenerator random) {
        int modes = 3 + random.nextInt(9);
        for (int mode = 0; mode < modes; mode++) {
            double hertz = low * Math.pow(high / low, random.nextDouble());
            double decay = (shortest + (longest - shortest) * random.nextDouble()) * Sound.SAMPLE_RATE;
            double level = random.nextDouble();
            double phase = random.nextDouble() * Math.TAU;
            for (int i = 0; i < samples.length; i++) {
                double ring = Math.exp(-i / decay) * Math.sin(Math.TAU * hertz * i / Sound.SAMPLE_RATE + phase);
                samples[i] += (float) (level * ring * Math.min(1, i / 12.0));
            }
        }
    }

    private static void addClap(float[] samples, RandomGenerator random) {
        double decay = (0.003 + 0.012 * random.nextDouble()) * Sound.SAMPLE_RATE;
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (Math.exp(-i / decay) * random.nextGaussian());
        }
        Filters.highPass(samples, 500 + 700 * random.nextDouble());
        Filters.lowPass(samples, 2500 + 3500 * random.nextDouble());
    }

    private static void addBump(float[] samples, RandomGenerator random) {
        double decay = (0.02 + 0.06 * random.nextDouble()) * Sound.SAMPLE_RATE;
        double hertz = 30 + 120 * random.nextDouble();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (Math.exp(-i / decay) * Math.sin(Math.TAU * hertz * i / Sound.SAMPLE_RATE));
        }
        Filters.addNoise(samples, 0.02, 0.9, random);
    }
}
