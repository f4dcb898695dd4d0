package dev.firebreak.core.fingerprint.sound;

/**
 * A logarithmic axis of pitch: {@value #BANDS} bands of 1/{@value #BANDS_PER_OCTAVE} octave from 280 to 3531 Hz, what a
 * telephone lets through with room for ±10 %. On it a change of pitch is a shift. Levels are in decibels; a sine of full scale
 * has 0 dB. One thread at a time.
 */
final class PitchScale {
    static final int BANDS = 118;
    static final int BANDS_PER_OCTAVE = 32;

    /** Levels below are taken for it: silence and the noise of 12-bit recordings have no peaks. */
    static final float FLOOR_DB = -78;

    private static final double LOWEST_HZ = 280;
    private static final double BIN_HZ = 16_000.0 / RealTransform.SIZE;

    /** At least this many bins to each side, where bands are closer than the transform resolves. */
    private static final double LEAST_HALF_WIDTH_BINS = 1.3;

    private final RealTransform transform = new RealTransform();
    private final float[] window = new float[RealTransform.SIZE];
    private final float[] windowed = new float[RealTransform.SIZE];
    private final float[] power = new float[RealTransform.SIZE / 2];
    private final int[] first = new int[BANDS];
    private final float[][] weights = new float[BANDS][];
    private final int lowestBin;
    private final int highestBin;

    PitchScale() {
        for (int i = 0; i < RealTransform.SIZE; i++) {
            double hann = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * (i + 0.5) / RealTransform.SIZE);
            window[i] = (float) (hann * 4 / RealTransform.SIZE);
        }
        double step = StrictMath.pow(2, 1.0 / BANDS_PER_OCTAVE);
        int last = 0;
        for (int band = 0; band < BANDS; band++) {
            double centre = LOWEST_HZ * StrictMath.pow(step, band) / BIN_HZ;
            double half = Math.max(LEAST_HALF_WIDTH_BINS, centre * (step - 1));
            first[band] = (int) StrictMath.ceil(centre - half);
            int end = (int) StrictMath.floor(centre + half);
            weights[band] = triangle(centre, half, first[band], end);
            last = Math.max(last, end);
        }
        lowestBin = first[0];
        highestBin = last;
    }

    private static float[] triangle(double centre, double half, int from, int to) {
        float[] triangle = new float[to - from + 1];
        for (int i = 0; i < triangle.length; i++) {
            triangle[i] = (float) (1 - StrictMath.abs(from + i - centre) / half);
        }
        return triangle;
    }

    /** The levels of the {@value RealTransform#SIZE} samples from {@code from} on, into {@code levels}. */
    void levels(float[] samples, int from, float[] levels) {
        for (int i = 0; i < RealTransform.SIZE; i++) {
            windowed[i] = samples[from + i] * window[i];
        }
        transform.power(windowed, lowestBin, highestBin + 1, power);
        for (int band = 0; band < BANDS; band++) {
            float sum = 0;
            float[] weight = weights[band];
            for (int i = 0; i < weight.length; i++) {
                sum += weight[i] * power[first[band] + i];
            }
            levels[band] = Math.max(FLOOR_DB, decibels(sum));
        }
    }

    /** 10 log10, to 0.03 dB, from the bits of the float: quick, and the same on every machine. */
    static float decibels(float power) {
        int bits = Float.floatToRawIntBits(power);
        int exponent = (bits >>> 23) - 127;
        float m = Float.intBitsToFloat((bits & 0x7FFFFF) | 0x3F800000);
        float log2 =
                exponent + (-1.7417939f + (2.8212025f + (-1.4699568f + (0.44717956f - 0.05657085f * m) * m) * m) * m);
        return 3.0103f * log2;
    }
}
