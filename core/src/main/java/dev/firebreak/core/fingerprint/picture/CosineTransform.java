package dev.firebreak.core.fingerprint.picture;

import java.util.Arrays;

/** The 16 × 16 lowest frequencies, the constant one left out, of 64 × 64 samples: D A Dᵀ, each sum in the order of its terms. */
final class CosineTransform {
    static final int SIDE = 16;

    private static final int IN = JaroszBlur.SIDE;
    private static final float[] MATRIX = matrix();
    private static final float[] TRANSPOSED = transposed();

    private final float[] half = new float[SIDE * IN];

    private static float[] matrix() {
        float scale = (float) StrictMath.sqrt(2.0 / IN);
        float[] matrix = new float[SIDE * IN];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < IN; j++) {
                matrix[i * IN + j] = (float) (scale * StrictMath.cos(StrictMath.PI / 2 / IN * (i + 1) * (2 * j + 1)));
            }
        }
        return matrix;
    }

    private static float[] transposed() {
        float[] transposed = new float[SIDE * IN];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < IN; j++) {
                transposed[j * SIDE + i] = MATRIX[i * IN + j];
            }
        }
        return transposed;
    }

    /** Writes the 256 coefficients of {@code samples} (64 × 64) to {@code into}, row by row. */
    void transform(float[] samples, float[] into) {
        Arrays.fill(half, 0);
        for (int i = 0; i < SIDE; i += 2) {
            for (int k = 0; k < IN; k++) {
                twoRows(samples, k * IN, i * IN, MATRIX[i * IN + k], MATRIX[(i + 1) * IN + k]);
            }
        }
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j += 4) {
                fourSums(i, j, into);
            }
        }
    }

    private void twoRows(float[] samples, int from, int to, float weight, float nextWeight) {
        float[] sums = half;
        for (int j = 0; j < IN; j++) {
            float sample = samples[from + j];
            sums[to + j] += weight * sample;
            sums[to + IN + j] += nextWeight * sample;
        }
    }

    private void fourSums(int i, int j, float[] into) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (int k = 0; k < IN; k++) {
            float value = half[i * IN + k];
            int row = k * SIDE + j;
            s0 += value * TRANSPOSED[row];
            s1 += value * TRANSPOSED[row + 1];
            s2 += value * TRANSPOSED[row + 2];
            s3 += value * TRANSPOSED[row + 3];
        }
        int to = i * SIDE + j;
        into[to] = s0;
        into[to + 1] = s1;
        into[to + 2] = s2;
        into[to + 3] = s3;
    }
}
