package dev.firebreak.inference.frontend;

/**
 * For each pixel of an axis after resizing: which pixels before it takes, and how much of each, in units of
 * {@code 2^-SHIFT} that add up to exactly one. Immutable.
 */
final class ResizeTable {
    static final int SHIFT = 14;

    private static final int ONE = 1 << SHIFT;

    private final int[] first;
    private final int[] tapsFrom;
    private final int[] weights;

    ResizeTable(int before, int after) {
        first = new int[after];
        tapsFrom = new int[after + 1];
        double scale = (double) before / after;
        int[] all = new int[after * ((int) Math.ceil(Math.max(1, scale)) + 2)];
        int count = 0;
        for (int i = 0; i < after; i++) {
            double[] shares = scale > 1 ? area(i, scale, before) : linear(i, scale, before);
            first[i] = (int) shares[0];
            count = quantise(shares, all, count);
            tapsFrom[i + 1] = count;
        }
        weights = java.util.Arrays.copyOf(all, count);
    }

    int first(int pixel) {
        return first[pixel];
    }

    /** Where the weights of {@code pixel} begin; those of the pixel before end here. */
    int tapsFrom(int pixel) {
        return tapsFrom[pixel];
    }

    int weight(int tap) {
        return weights[tap];
    }

    /** First source pixel, then each one's share of the interval that the pixel covers. */
    private static double[] area(int pixel, double scale, int before) {
        double from = pixel * scale;
        double to = Math.min(before, from + scale);
        int firstPixel = (int) from;
        int lastPixel = Math.min(before - 1, (int) Math.ceil(to - 1e-9) - 1);
        double[] shares = new double[lastPixel - firstPixel + 2];
        shares[0] = firstPixel;
        for (int i = firstPixel; i <= lastPixel; i++) {
            shares[i - firstPixel + 1] = (Math.min(to, i + 1) - Math.max(from, i)) / (to - from);
        }
        return shares;
    }

    /** First source pixel, then the shares of the two pixels between whose centres this one's centre lies. */
    private static double[] linear(int pixel, double scale, int before) {
        double centre = Math.max(0, Math.min(before - 1, (pixel + 0.5) * scale - 0.5));
        int left = Math.min((int) centre, Math.max(0, before - 2));
        double right = centre - left;
        return before == 1 ? new double[] {0, 1} : new double[] {left, 1 - right, right};
    }

    /** Rounds shares so that they add up to one exactly: what rounding leaves over goes to the largest. */
    private static int quantise(double[] shares, int[] out, int from) {
        int sum = 0;
        int largest = from;
        for (int i = 1; i < shares.length; i++) {
            int at = from + i - 1;
            out[at] = (int) Math.round(shares[i] * ONE);
            sum += out[at];
            largest = out[at] > out[largest] ? at : largest;
        }
        out[largest] += ONE - sum;
        return from + shares.length - 1;
    }
}
