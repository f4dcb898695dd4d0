package dev.firebreak.inference.frontend;

/**
 * Discrete Fourier transform of {@value #SIZE} real numbers: packed into half as many complex ones, transformed by radix-4
 * Stockham stages (no bit reversal, contiguous inner loops), then unpacked for the bins that are asked for. One thread at
 * a time.
 */
final class RealFourier {
    static final int SIZE = 512;
    static final int BINS = SIZE / 2 + 1;

    private static final int HALF = SIZE / 2;
    private static final double[] COS = new double[SIZE];
    private static final double[] SIN = new double[SIZE];

    static {
        for (int i = 0; i < SIZE; i++) {
            COS[i] = Math.cos(2 * Math.PI * i / SIZE);
            SIN[i] = -Math.sin(2 * Math.PI * i / SIZE);
        }
    }

    private double[] re = new double[HALF];
    private double[] im = new double[HALF];
    private double[] nextRe = new double[HALF];
    private double[] nextIm = new double[HALF];

    /** Writes the magnitudes of bins {@code first} to {@code last}, both included, 1 or more and below {@code SIZE / 2}. */
    void magnitudes(double[] input, double[] out, int first, int last) {
        for (int i = 0; i < HALF; i++) {
            re[i] = input[2 * i];
            im[i] = input[2 * i + 1];
        }
        for (int stride = 1; stride < HALF; stride *= 4) {
            stage(stride);
            swap();
        }
        for (int k = first; k <= last; k++) {
            out[k] = magnitude(k);
        }
    }

    /** One radix-4 stage over {@code HALF / stride} points for each of {@code stride} interleaved transforms. */
    private void stage(int stride) {
        int quarter = HALF / stride / 4;
        for (int p = 0; p < quarter; p++) {
            int turn = 2 * stride * p; // of SIZE steps round the circle
            butterflies(stride, p, quarter, turn);
        }
    }

    private void butterflies(int stride, int p, int quarter, int turn) {
        double c1 = COS[turn];
        double s1 = SIN[turn];
        double c2 = COS[2 * turn];
        double s2 = SIN[2 * turn];
        double c3 = COS[3 * turn % SIZE];
        double s3 = SIN[3 * turn % SIZE];
        double[] xr = re;
        double[] xi = im;
        double[] yr = nextRe;
        double[] yi = nextIm;
        int in = stride * p;
        int step = stride * quarter;
        int out = 4 * stride * p;
        for (int q = 0; q < stride; q++) {
            double sumR = xr[in + q] + xr[in + q + 2 * step];
            double sumI = xi[in + q] + xi[in + q + 2 * step];
            double differenceR = xr[in + q] - xr[in + q + 2 * step];
            double differenceI = xi[in + q] - xi[in + q + 2 * step];
            double oddSumR = xr[in + q + step] + xr[in + q + 3 * step];
            double oddSumI = xi[in + q + step] + xi[in + q + 3 * step];
            double oddDifferenceR = xr[in + q + step] - xr[in + q + 3 * step];
            double oddDifferenceI = xi[in + q + step] - xi[in + q + 3 * step];
            yr[out + q] = sumR + oddSumR;
            yi[out + q] = sumI + oddSumI;
            double oneR = differenceR + oddDifferenceI;
            double oneI = differenceI - oddDifferenceR;
            yr[out + q + stride] = c1 * oneR - s1 * oneI;
            yi[out + q + stride] = c1 * oneI + s1 * oneR;
            double twoR = sumR - oddSumR;
            double twoI = sumI - oddSumI;
            yr[out + q + 2 * stride] = c2 * twoR - s2 * twoI;
            yi[out + q + 2 * stride] = c2 * twoI + s2 * twoR;
            double threeR = differenceR - oddDifferenceI;
            double threeI = differenceI + oddDifferenceR;
            yr[out + q + 3 * stride] = c3 * threeR - s3 * threeI;
            yi[out + q + 3 * stride] = c3 * threeI + s3 * threeR;
        }
    }

    private void swap() {
        double[] oldRe = re;
        double[] oldIm = im;
        re = nextRe;
        im = nextIm;
        nextRe = oldRe;
        nextIm = oldIm;
    }

    /** Splits the packed transform into that of the even and the odd samples and joins them for bin {@code k}. */
    private double magnitude(int k) {
        int mirror = HALF - k;
        double evenR = 0.5 * (re[k] + re[mirror]);
        double evenI = 0.5 * (im[k] - im[mirror]);
        double oddR = 0.5 * (im[k] + im[mirror]);
        double oddI = -0.5 * (re[k] - re[mirror]);
        double real = evenR + COS[k] * oddR - SIN[k] * oddI;
        double imaginary = evenI + COS[k] * oddI + SIN[k] * oddR;
        return Math.sqrt(real * real + imaginary * imaginary);
    }
}
