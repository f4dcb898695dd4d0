package dev.firebreak.training.descriptor;

import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.inference.model.SignProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The linear map of a network's features in which pictures differ most from each other, measured by how much edits of a picture differ
 * (linear discriminant analysis, each picture with its edits a class). Of the features' roots; fitted in closed form.
 */
public final class Projection {
    /** Directions of which the signs are taken: as many as a learned hash has bits. */
    public static final int DIRECTIONS = LearnedHash.BITS;

    private final double[] scale;
    private final double[] mean;
    private final double[][] rows;

    private Projection(double[] scale, double[] mean, double[][] rows) {
        this.scale = scale;
        this.mean = mean;
        this.rows = rows;
    }

    /**
     * Fits the projection.
     *
     * @param classes each the features of a picture and of its edits
     * @param size numbers of a descriptor
     * @param ridge added to the spread within a class, in shares of its mean
     */
    public static Projection fit(List<float[][]> classes, int size, double ridge) {
        double[] scale = spread(classes);
        int width = scale.length;
        List<double[]> means = new ArrayList<>();
        double[][] within = new double[width][width];
        for (float[][] each : classes) {
            double[][] samples = new double[each.length][];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = scaled(each[i], scale);
            }
            double[] mean = mean(List.of(samples));
            means.add(mean);
            for (double[] sample : samples) {
                Matrices.addSquare(within, minus(sample, mean));
            }
        }
        double[] mean = mean(means);
        double[][] between = new double[width][width];
        means.forEach(each -> Matrices.addSquare(between, minus(each, mean)));
        return new Projection(scale, mean, directions(within, between, size, ridge));
    }

    private static double[][] directions(double[][] within, double[][] between, int size, double ridge) {
        double trace = 0;
        for (int i = 0; i < within.length; i++) {
            trace += within[i][i];
        }
        for (int i = 0; i < within.length; i++) {
            within[i][i] += ridge * trace / within.length;
        }
        double[][] lower = Matrices.cholesky(within);
        // L⁻¹ B L⁻ᵀ: B is symmetric, so its rows may be solved for twice, transposed between.
        double[][] whitened = between;
        for (int pass = 0; pass < 2; pass++) {
            whitened = transposed(whitened);
            for (double[] row : whitened) {
                Matrices.forward(lower, row);
            }
        }
        double[][] leading = Matrices.leading(whitened, Math.min(size, within.length), new Random(1));
        for (double[] row : leading) {
            Matrices.backward(lower, row);
        }
        return leading;
    }

    /** The descriptor: length 1, so that the product of two is the cosine between them. */
    public float[] of(float[] features) {
        double[] all = Matrices.times(rows, minus(scaled(features, scale), mean));
        double length = Math.sqrt(Matrices.dot(all, all));
        float[] out = new float[all.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (all[i] / Math.max(length, 1e-9));
        }
        return out;
    }

    /**
     * The projection whose signs are taken: turned at random, so that every bit says as much as any other. Of {@link #DIRECTIONS}
     * directions.
     */
    public SignProjection signs() {
        double[][] turn = Matrices.orthonormal(rows.length, new Random(rows.length));
        double[][] turned = new double[rows.length][scale.length];
        for (int bit = 0; bit < turned.length; bit++) {
            for (int direction = 0; direction < rows.length; direction++) {
                for (int i = 0; i < scale.length; i++) {
                    turned[bit][i] += turn[bit][direction] * rows[direction][i];
                }
            }
        }
        double[] means = new double[scale.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = mean[i] * scale[i];
        }
        return SignProjection.of(means, scale, turned);
    }

    private static double[] spread(List<float[][]> classes) {
        int width = classes.getFirst()[0].length;
        double[] sum = new double[width];
        double[] squares = new double[width];
        int count = 0;
        for (float[][] each : classes) {
            for (float[] sample : each) {
                count++;
                for (int i = 0; i < width; i++) {
                    double root = root(sample[i]);
                    sum[i] += root;
                    squares[i] += root * root;
                }
            }
        }
        double[] spread = new double[width];
        for (int i = 0; i < width; i++) {
            double mean = sum[i] / count;
            spread[i] = Math.max(1e-6, Math.sqrt(Math.max(0, squares[i] / count - mean * mean)));
        }
        return spread;
    }

    /** Means of rectified channels are skewed; their roots are less so. */
    private static double root(float value) {
        return Math.copySign(Math.sqrt(Math.abs(value)), value);
    }

    private static double[] scaled(float[] features, double[] scale) {
        double[] out = new double[features.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = root(features[i]) / scale[i];
        }
        return out;
    }

    private static double[] mean(List<double[]> rows) {
        double[] mean = new double[rows.getFirst().length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.size();
            }
        }
        return mean;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] - b[i];
        }
        return out;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] out = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < out.length; j++) {
                out[j][i] = matrix[i][j];
            }
        }
        return out;
    }
}
