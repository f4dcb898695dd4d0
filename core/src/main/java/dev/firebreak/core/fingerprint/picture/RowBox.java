package dev.firebreak.core.fingerprint.picture;

/**
 * Box filter along rows, by a running sum: the window grows at the start and shrinks at the end, and a sample is the sum over
 * its window divided by how many it holds. A running sum waits for itself at every step, so {@value #ROWS} rows go side by
 * side; each row's additions keep their order, and with it every bit of the result.
 */
final class RowBox {
    static final int ROWS = 8;

    private final float[] sums = new float[ROWS];
    private int length;
    private int window;
    private int half;

    void begin(int rowLength, int boxWindow) {
        length = rowLength;
        window = boxWindow;
        half = (boxWindow + 2) / 2;
    }

    /** The samples within the window of output {@code x}. */
    int count(int x) {
        return Math.min(x + half, length) - Math.max(0, x + half - window);
    }

    /** Sums, not yet divided, of {@value #ROWS} rows of {@code in} from {@code at}, a row's length apart, into {@code out} likewise. */
    void sum(float[] in, int at, float[] out, int to) {
        for (int row = 0; row < ROWS; row++) {
            sums[row] = grow(in, at + row * length, out, to + row * length);
        }
        slide(in, at, out, to - half + 1);
        for (int row = 0; row < ROWS; row++) {
            shrink(sums[row], in, at + row * length, out, to + row * length);
        }
    }

    /** Divides one row of sums, in place. */
    void divide(float[] rows, int at) {
        int inner = window - half + 1;
        int innerEnd = length - half + 1;
        for (int x = 0; x < inner; x++) {
            rows[at + x] /= count(x);
        }
        float full = window;
        for (int x = inner; x < innerEnd; x++) {
            rows[at + x] /= full;
        }
        for (int x = innerEnd; x < length; x++) {
            rows[at + x] /= count(x);
        }
    }

    private float grow(float[] in, int at, float[] out, int to) {
        float sum = 0;
        for (int x = 0; x < window; x++) {
            sum += in[at + x];
            if (x >= half - 1) {
                out[to + x - half + 1] = sum;
            }
        }
        return sum;
    }

    private void slide(float[] in, int at, float[] out, int to) {
        float s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3];
        float s4 = sums[4], s5 = sums[5], s6 = sums[6], s7 = sums[7];
        int n = length;
        int w = window;
        for (int x = w; x < n; x++) {
            int a = at + x;
            int b = a - w;
            int o = to + x;
            s0 = s0 + in[a] - in[b];
            s1 = s1 + in[a + n] - in[b + n];
            s2 = s2 + in[a + 2 * n] - in[b + 2 * n];
            s3 = s3 + in[a + 3 * n] - in[b + 3 * n];
            s4 = s4 + in[a + 4 * n] - in[b + 4 * n];
            s5 = s5 + in[a + 5 * n] - in[b + 5 * n];
            s6 = s6 + in[a + 6 * n] - in[b + 6 * n];
            s7 = s7 + in[a + 7 * n] - in[b + 7 * n];
            out[o] = s0;
            out[o + n] = s1;
            out[o + 2 * n] = s2;
            out[o + 3 * n] = s3;
            out[o + 4 * n] = s4;
            out[o + 5 * n] = s5;
            out[o + 6 * n] = s6;
            out[o + 7 * n] = s7;
        }
        sums[0] = s0;
        sums[1] = s1;
        sums[2] = s2;
        sums[3] = s3;
        sums[4] = s4;
        sums[5] = s5;
        sums[6] = s6;
        sums[7] = s7;
    }

    private void shrink(float start, float[] in, int at, float[] out, int to) {
        float sum = start;
        for (int x = length - half + 1; x < length; x++) {
            sum -= in[at + x + half - 1 - window];
            out[to + x] = sum;
        }
    }
}
