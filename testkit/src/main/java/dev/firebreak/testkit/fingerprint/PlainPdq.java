package dev.firebreak.testkit.fingerprint;

import java.util.Arrays;
import java.util.Locale;

/**
 * PDQ as its description reads, one step after another over whole buffers: what the fast hasher has to agree with bit for bit,
 * and is timed against. Luma in 0..255, row by row; sides of at least 5.
 */
public final class PlainPdq {
    private static final int SIDE = 64;
    private static final int BLOCK = 16;

    private final float[] samples = new float[SIDE * SIDE];
    private final float[] coefficients = new float[BLOCK * BLOCK];

    public PlainPdq(float[] luma, int columns, int rows) {
        if (columns == SIDE && rows == SIDE) {
            System.arraycopy(luma, 0, samples, 0, samples.length);
        } else {
            decimate(blurred(luma, columns, rows), columns, rows);
        }
        transform();
    }

    /** Luma of red, green, blue bytes. */
    public static float[] luma(byte[] rgb) {
        float[] luma = new float[rgb.length / 3];
        for (int i = 0; i < luma.length; i++) {
            luma[i] =
                    0.299f * (rgb[3 * i] & 0xff) + 0.587f * (rgb[3 * i + 1] & 0xff) + 0.114f * (rgb[3 * i + 2] & 0xff);
        }
        return luma;
    }

    public float[] coefficients() {
        return coefficients.clone();
    }

    /** 64 hexadecimal digits. */
    public String hex() {
        float[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2 - 1];
        StringBuilder hex = new StringBuilder();
        for (int word = BLOCK - 1; word >= 0; word--) {
            int bits = 0;
            for (int bit = 0; bit < BLOCK; bit++) {
                bits |= coefficients[word * BLOCK + bit] > median ? 1 << bit : 0;
            }
            hex.append(String.format(Locale.ROOT, "%04x", bits));
        }
        return hex.toString();
    }

    /** 0 to 100. */
    public int quality() {
        int sum = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float here = samples[y * SIDE + x];
                sum += x + 1 < SIDE ? Math.abs((int) ((here - samples[y * SIDE + x + 1]) * 100 / 255)) : 0;
                sum += y + 1 < SIDE ? Math.abs((int) ((here - samples[(y + 1) * SIDE + x]) * 100 / 255)) : 0;
            }
        }
        return Math.min(100, sum / 90);
    }

    private static float[] blurred(float[] luma, int columns, int rows) {
        float[] here = luma.clone();
        float[] there = new float[here.length];
        for (int pass = 0; pass < 2; pass++) {
            for (int y = 0; y < rows; y++) {
                box(here, there, y * columns, 1, columns, (columns + 127) / 128);
            }
            for (int x = 0; x < columns; x++) {
                box(there, here, x, columns, rows, (rows + 127) / 128);
            }
        }
        return here;
    }

    private static void box(float[] in, float[] out, int at, int step, int length, int window) {
        int half = (window + 2) / 2;
        float sum = 0;
        int count = 0;
        for (int entering = 0; entering < length + half - 1; entering++) {
            if (entering < length) {
                sum += in[at + entering * step];
                count++;
            }
            if (entering >= window) {
                sum -= in[at + (entering - window) * step];
                count--;
            }
            if (entering >= half - 1) {
                out[at + (entering - half + 1) * step] = sum / count;
            }
        }
    }

    private void decimate(float[] blurred, int columns, int rows) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int row = (int) ((y + 0.5) * rows / SIDE);
                int column = (int) ((x + 0.5) * columns / SIDE);
                samples[y * SIDE + x] = blurred[row * columns + column];
            }
        }
    }

    private void transform() {
        float[] half = new float[BLOCK * SIDE];
        for (int i = 0; i < BLOCK; i++) {
            for (int j = 0; j < SIDE; j++) {
                for (int k = 0; k < SIDE; k++) {
                    half[i * SIDE + j] += cosine(i, k) * samples[k * SIDE + j];
                }
            }
        }
        for (int i = 0; i < BLOCK; i++) {
            for (int j = 0; j < BLOCK; j++) {
                for (int k = 0; k < SIDE; k++) {
                    coefficients[i * BLOCK + j] += half[i * SIDE + k] * cosine(j, k);
                }
            }
        }
    }

    private static final float[] COSINES = cosines();

    private static float cosine(int i, int j) {
        return COSINES[i * SIDE + j];
    }

    private static float[] cosines() {
        float[] cosines = new float[BLOCK * SIDE];
        for (int i = 0; i < BLOCK; i++) {
            for (int j = 0; j < SIDE; j++) {
                cosines[i * SIDE + j] =
                        (float) ((float) Math.sqrt(2.0 / SIDE) * StrictMath.cos(Math.PI / 128 * (i + 1) * (2 * j + 1)));
            }
        }
        return cosines;
    }
}
