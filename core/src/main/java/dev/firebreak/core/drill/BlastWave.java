package dev.firebreak.core.drill;

/**
 * Pressure waves in closed form, each sample the mean over its interval so that what lies above half the sample rate is
 * damped instead of folded back.
 */
final class BlastWave {
    /** Speed of sound in air at 15 °C, metres a second. */
    static final double SOUND_SPEED = 340;

    private BlastWave() {}

    /**
     * Adds a Friedlander wave p(t) = peak (1 - t/t+) exp(-b t/t+), t ≥ 0 (F. G. Friedlander, 1946), that begins at sample
     * {@code start}, which may lie between samples.
     */
    static void addFriedlander(double[] target, double start, double peak, double phaseSamples, double decay) {
        int last = (int) Math.min(target.length, Math.ceil(start + phaseSamples * (1 + 14 / decay)));
        for (int i = Math.max(0, (int) start); i < last; i++) {
            double from = Math.max(0, i - start) / phaseSamples;
            double to = (i + 1 - start) / phaseSamples;
            target[i] += peak * phaseSamples * (friedlanderIntegral(to, decay) - friedlanderIntegral(from, decay));
        }
    }

    /** An antiderivative of (1 - x) exp(-b x). */
    private static double friedlanderIntegral(double x, double b) {
        return Math.exp(-b * x) * ((x - 1) / b + 1 / (b * b));
    }

    /** Adds the N wave of a supersonic bullet: from {@code peak} straight down to -peak within {@code length} samples. */
    static void addNWave(double[] target, double start, double peak, double length) {
        int last = (int) Math.min(target.length, Math.ceil(start + length));
        for (int i = Math.max(0, (int) start); i < last; i++) {
            double from = Math.max(0, i - start) / length;
            double to = Math.min(1, (i + 1 - start) / length);
            target[i] += peak * length * ((to - to * to) - (from - from * from));
        }
    }

    /**
     * Seconds that a bullet's N wave lasts at {@code missMetres} from its path (G. B. Whitham, 1952): 1.82 d M x^(1/4) / (c
     * (M² - 1)^(3/8) l^(1/4)).
     */
    static double nWaveSeconds(double mach, double missMetres, double diameterMetres, double lengthMetres) {
        return 1.82
                * diameterMetres
                * mach
                * Math.pow(missMetres, 0.25)
                / (SOUND_SPEED * Math.pow(mach * mach - 1, 0.375) * Math.pow(lengthMetres, 0.25));
    }

    /** Pascals of a bullet's N wave at {@code missMetres} (Whitham): 0.53 p0 (M² - 1)^(1/8) d / (x^(3/4) l^(1/4)). */
    static double nWavePascals(double mach, double missMetres, double diameterMetres, double lengthMetres) {
        return 0.53
                * 101_325
                * Math.pow(mach * mach - 1, 0.125)
                * diameterMetres
                / (Math.pow(missMetres, 0.75) * Math.pow(lengthMetres, 0.25));
    }
}
