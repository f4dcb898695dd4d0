package dev.firebreak.core.fingerprint.sound;

/**
 * The power spectrum of {@value #SIZE} real values, by a complex transform of half the length (radix 2, in place). Tables come
 * from {@link StrictMath}, so that every machine gets the same floats. One thread at a time.
 */
final class RealTransform {
    static final int SIZE = 2_048;

    private static final int HALF = SIZE / 2;
    private static final int BITS = Integer.numberOfTrailingZeros(HALF);

    private final float[] cos = new float[SIZE];
    private final float[] sin = new float[SIZE];
    private final int[] reversed = new int[HALF];
    private final float[] re = new float[HALF];
    private final float[] im = new float[HALF];

    RealTransform() {
        for (int i = 0; i < SIZE; i++) {
            cos[i] = (float) StrictMath.cos(2 * StrictMath.PI * i / SIZE);
            sin[i] = (float) StrictMath.sin(2 * StrictMath.PI * i / SIZE);
        }
        for (int i = 0; i < HALF; i++) {
            reversed[i] = Integer.reverse(i) >>> (Integer.SIZE - BITS);
        }
    }

    /** Writes |X(k)|² for {@code k} in {@code from..to} (exclusive, within 1..1023) into {@code power[k]}. */
    void power(float[] values, int from, int to, float[] power) {
        for (int i = 0; i < HALF; i++) {
            int at = reversed[i];
            re[at] = values[2 * i];
            im[at] = values[2 * i + 1];
        }
        butterflies();
        for (int k = from; k < to; k++) {
            int mirror = HALF - k;
            float evenRe = 0.5f * (re[k] + re[mirror]);
            float evenIm = 0.5f * (im[k] - im[mirror]);
            float oddRe = 0.5f * (im[k] + im[mirror]);
            float oddIm = 0.5f * (re[mirror] - re[k]);
            float x = evenRe + cos[k] * oddRe + sin[k] * oddIm;
            float y = evenIm + cos[k] * oddIm - sin[k] * oddRe;
            power[k] = x * x + y * y;
        }
    }

    private void butterflies() {
        for (int i = 0; i < HALF; i += 2) {
            float x = re[i + 1];
            float y = im[i + 1];
            re[i + 1] = re[i] - x;
            im[i + 1] = im[i] - y;
            re[i] += x;
            im[i] += y;
        }
        for (int width = 2; width < HALF; width *= 2) {
            int step = SIZE / (2 * width);
            for (int block = 0; block < HALF; block += 2 * width) {
                for (int i = block, angle = 0; i < block + width; i++, angle += step) {
                    int j = i + width;
                    float x = re[j] * cos[angle] + im[j] * sin[angle];
                    float y = im[j] * cos[angle] - re[j] * sin[angle];
                    re[j] = re[i] - x;
                    im[j] = im[i] - y;
                    re[i] += x;
                    im[i] += y;
                }
            }
        }
    }
}
