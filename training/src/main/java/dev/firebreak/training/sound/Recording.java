package dev.firebreak.training.sound;

import java.util.random.RandomGenerator;

/** Passes a window through a random phone or codec: so that neither band, level nor noise tells the label. */
final class Recording {
    private Recording() {}

    /** Changes {@code window} in place; its peak ends between about -36 dB and full scale, limited to [-1, 1]. */
    static void pass(float[] window, RandomGenerator random) {
        double decibels = random.nextInt(4) == 0 ? -36 * random.nextDouble() : -12 * random.nextDouble();
        pass(window, decibels, random);
    }

    /** The same beside a gun: no phone is so deaf that a shot half a metre away does not fill its range. */
    static void passBesideGun(float[] stream, RandomGenerator random) {
        pass(stream, -6 * random.nextDouble(), random);
    }

    private static void pass(float[] window, double decibels, RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            Filters.highPass(window, 60 + 240 * random.nextDouble());
        }
        if (random.nextInt(5) == 0) {
            Filters.automaticGain(window, 0.1 + 0.5 * random.nextDouble(), 0.05 + 0.4 * random.nextDouble());
        }
        if (random.nextInt(4) == 0) {
            Filters.overdrive(window, Math.pow(12, random.nextDouble()));
        }
        if (random.nextInt(2) == 0) {
            Filters.lowPass(window, 3000 * Math.pow(2.5, random.nextDouble()));
        }
        float peak = Filters.peak(window);
        if (peak > 0) {
            Filters.scale(window, Math.pow(10, decibels / 20) / peak);
        }
        if (random.nextInt(2) == 0) {
            Filters.addNoise(window, Math.pow(10, -2 - 2.5 * random.nextDouble()), 0.95 * random.nextDouble(), random);
        }
        double clip = random.nextInt(6) == 0 ? 1.5 + 3 * random.nextDouble() : 1;
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) Math.clamp(window[i] * clip, -1, 1);
        }
    }
}
