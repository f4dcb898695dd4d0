package dev.firebreak.training.fit;

/**
 * Logistic regression with a ridge: the mean of the weighted cross-entropies plus {@code strength / 2} times the squared
 * length of the weights (the bias is free). Solved by accelerated gradient steps of fixed size (Y. Nesterov, 1983), so the
 * same examples give the same line. A strong ridge makes it little more than the difference between the two means, which is
 * what carries over best to recordings of another kind.
 */
public final class RidgeLogistic {
    private static final int STEPS = 400;
    private static final int POWER_STEPS = 20;

    private final float[][] rows;
    private final double[] labels;
    private final double[] shares;
    private final double strength;

    private RidgeLogistic(float[][] rows, double[] labels, double[] weights, double strength) {
        this.rows = rows;
        this.labels = labels;
        this.strength = strength;
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        this.shares = new double[weights.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights[i] / total;
        }
    }

    /**
     * Fits a line.
     *
     * @param rows features, one row an example, all of the same length
     * @param labels 1 or 0 for each
     * @param weights how much each example counts, not negative, not all zero
     * @param strength of the ridge, above 0
     */
    public static Line fit(float[][] rows, double[] labels, double[] weights, double strength) {
        if (rows.length == 0 || rows.length != labels.length || rows.length != weights.length || !(strength > 0)) {
            throw new IllegalArgumentException("rows %d, labels %d, weights %d, strength %s"
                    .formatted(rows.length, labels.length, weights.length, strength));
        }
        return new RidgeLogistic(rows, labels, weights, strength).solve();
    }

    private Line solve() {
        int width = rows[0].length;
        double step = 1 / (0.25 * largestCurvature(width) + strength);
        double[] now = new double[width + 1];
        double[] ahead = now.clone();
        double momentum = 1;
        for (int i = 0; i < STEPS; i++) {
            double[] slope = gradient(ahead, width);
            double nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double carry = (momentum - 1) / nextMomentum;
            momentum = nextMomentum;
            for (int j = 0; j <= width; j++) {
                double next = ahead[j] - step * slope[j];
                ahead[j] = next + carry * (next - now[j]);
                now[j] = next;
            }
        }
        float[] weights = new float[width];
        for (int j = 0; j < width; j++) {
            weights[j] = (float) now[j];
        }
        return new Line(weights, (float) now[width]);
    }

    private double[] gradient(double[] at, int width) {
        double[] slope = new double[width + 1];
        for (int i = 0; i < rows.length; i++) {
            double error = shares[i] * (1 / (1 + Math.exp(-dot(rows[i], at))) - labels[i]);
            for (int j = 0; j < width; j++) {
                slope[j] += error * rows[i][j];
            }
            slope[width] += error;
        }
        for (int j = 0; j < width; j++) {
            slope[j] += strength * at[j];
        }
        return slope;
    }

    /** The largest eigenvalue of the rows' second moments, by power iteration: it bounds the size of a safe step. */
    private double largestCurvature(int width) {
        double[] direction = new double[width + 1];
        java.util.Arrays.fill(direction, 1 / Math.sqrt(width + 1.0));
        double length = 1;
        for (int round = 0; round < POWER_STEPS; round++) {
            double[] turned = new double[width + 1];
            for (int i = 0; i < rows.length; i++) {
                double along = shares[i] * dot(rows[i], direction);
                for (int j = 0; j < width; j++) {
                    turned[j] += along * rows[i][j];
                }
                turned[width] += along;
            }
            length = 0;
            for (double part : turned) {
                length += part * part;
            }
            length = Math.max(1e-12, Math.sqrt(length));
            for (int j = 0; j <= width; j++) {
                direction[j] = turned[j] / length;
            }
        }
        return 1.05 * length;
    }

    private static double dot(float[] row, double[] weights) {
        double sum = weights[row.length];
        for (int j = 0; j < row.length; j++) {
            sum += row[j] * weights[j];
        }
        return sum;
    }
}
