package dev.firebreak.training.fit;

/**
 * Fits calibrations: Platt's logistic (J. Platt, 1999, with his softened targets) by Newton's method, and one temperature
 * for a softmax by golden-section search.
 */
public final class Platt {
    private static final int STEPS = 100;
    private static final double LEAST_SLOPE = 0.05;

    private Platt() {}

    /**
     * Slope and bias that turn logits into probabilities, as if both labels were equally frequent.
     *
     * @param labels 1 or 0 for each logit
     */
    public static double[] fit(float[] logits, int[] labels) {
        int positives = 0;
        for (int label : labels) {
            positives += label;
        }
        int negatives = labels.length - positives;
        if (positives == 0 || negatives == 0) {
            throw new IllegalArgumentException("Calibration needs examples of both labels");
        }
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1 / (negatives + 2.0);
        double slope = 1;
        double bias = 0;
        for (int step = 0; step < STEPS; step++) {
            double gs = 0;
            double gb = 0;
            double hss = 1e-9;
            double hsb = 0;
            double hbb = 1e-9;
            for (int i = 0; i < logits.length; i++) {
                double weight = labels[i] == 1 ? 0.5 / positives : 0.5 / negatives;
                double p = 1 / (1 + Math.exp(-(slope * logits[i] + bias)));
                double error = weight * (p - (labels[i] == 1 ? high : low));
                double curve = weight * p * (1 - p);
                gs += error * logits[i];
                gb += error;
                hss += curve * logits[i] * logits[i];
                hsb += curve * logits[i];
                hbb += curve;
            }
            double determinant = hss * hbb - hsb * hsb;
            double ds = (hbb * gs - hsb * gb) / determinant;
            double db = (hss * gb - hsb * gs) / determinant;
            double damp = Math.min(1, 2 / (1e-12 + Math.hypot(ds, db)));
            slope = Math.max(LEAST_SLOPE, slope - damp * ds);
            bias -= damp * db;
            if (Math.hypot(ds, db) < 1e-9) {
                break;
            }
        }
        return new double[] {slope, bias};
    }

    /**
     * The temperature with the least cross-entropy, 0.25 to 8.
     *
     * @param logits one row each
     * @param labels index of the right class
     */
    public static double temperature(float[][] logits, int[] labels) {
        double low = Math.log(0.25);
        double high = Math.log(8);
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 60; i++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (crossEntropy(logits, labels, Math.exp(left)) < crossEntropy(logits, labels, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /**
     * What to add to each class's logit, after the temperature, so that every class is said as often as it is there; the
     * mean of all is 0. Fixed-point steps on the log of the shares.
     */
    public static double[] bias(float[][] logits, int[] labels, double temperature) {
        int classes = logits[0].length;
        double[] bias = new double[classes];
        double[] there = new double[classes];
        for (int label : labels) {
            there[label]++;
        }
        for (int step = 0; step < STEPS; step++) {
            double[] said = new double[classes];
            for (float[] row : logits) {
                double[] shares = new double[classes];
                double total = 0;
                for (int c = 0; c < classes; c++) {
                    shares[c] = Math.exp(row[c] / temperature + bias[c]);
                    total += shares[c];
                }
                for (int c = 0; c < classes; c++) {
                    said[c] += shares[c] / total;
                }
            }
            double mean = 0;
            for (int c = 0; c < classes; c++) {
                bias[c] += Math.log((there[c] + 1) / (said[c] + 1));
                mean += bias[c] / classes;
            }
            for (int c = 0; c < classes; c++) {
                bias[c] -= mean;
            }
        }
        return bias;
    }

    private static double crossEntropy(float[][] logits, int[] labels, double temperature) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double total = 0;
            for (float logit : logits[i]) {
                total += Math.exp((logit - logits[i][labels[i]]) / temperature);
            }
            sum += Math.log(total);
        }
        return sum;
    }
}
