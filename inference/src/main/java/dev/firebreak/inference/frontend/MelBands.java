package dev.firebreak.inference.frontend;

/**
 * Triangular bands, equally wide on the HTK mel scale {@code 1127 ln(1 + f / 700)}, that each sum the magnitudes of the
 * Fourier bins they cover. The triangles are straight on the mel scale, as in TensorFlow's and YAMNet's. Immutable.
 */
final class MelBands {
    /** The bands of {@link LogMel}. */
    static final MelBands STANDARD = new MelBands(LogMel.BANDS, 125, 7500, 16_000);

    private final int[] firstBins;
    private final double[][] weights;

    MelBands(int bands, double lowestHertz, double highestHertz, double sampleRate) {
        double lowest = mel(lowestHertz);
        double step = (mel(highestHertz) - lowest) / (bands + 1);
        firstBins = new int[bands];
        weights = new double[bands][];
        for (int band = 0; band < bands; band++) {
            double[] all = new double[RealFourier.BINS];
            int first = RealFourier.BINS;
            int last = -1;
            for (int bin = 1; bin < RealFourier.BINS; bin++) {
                double position = (mel(bin * sampleRate / RealFourier.SIZE) - lowest) / step - band;
                double weight = Math.min(position, 2 - position);
                if (weight > 0) {
                    all[bin] = weight;
                    first = Math.min(first, bin);
                    last = bin;
                }
            }
            firstBins[band] = last < 0 ? 1 : first;
            weights[band] = last < 0 ? new double[0] : java.util.Arrays.copyOfRange(all, first, last + 1);
        }
    }

    int firstBin() {
        return firstBins[0];
    }

    int lastBin() {
        int last = firstBins.length - 1;
        return firstBins[last] + weights[last].length - 1;
    }

    /** Writes one sum for each band. */
    void apply(double[] magnitudes, float[] out, int outFrom) {
        for (int band = 0; band < firstBins.length; band++) {
            double[] weight = weights[band];
            int first = firstBins[band];
            double sum = 0;
            for (int i = 0; i < weight.length; i++) {
                sum += weight[i] * magnitudes[first + i];
            }
            out[outFrom + band] = (float) sum;
        }
    }

    private static double mel(double hertz) {
        return 1127 * Math.log(1 + hertz / 700);
    }
}
