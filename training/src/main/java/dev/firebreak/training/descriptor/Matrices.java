package dev.firebreak.training.descriptor;

import java.util.random.RandomGenerator;

/** The linear algebra that the projection needs, on rows of doubles. */
final class Matrices {
    private static final int ITERATIONS = 40;

    private Matrices() {}

    /** Adds the outer product of {@code row} with itself to {@code sum}. */
    static void addSquare(double[][] sum, double[] row) {
        for (int i = 0; i < row.length; i++) {
            double by = row[i];
            double[] to = sum[i];
            for (int j = 0; j < row.length; j++) {
                to[j] += by * row[j];
            }
        }
    }

    /** The lower triangle L with L Lᵀ = {@code positive}. */
    static double[][] cholesky(double[][] positive) {
        int n = positive.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = positive[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }

    /** Solves L x = {@code right}, in place. */
    static void forward(double[][] lower, double[] right) {
        for (int i = 0; i < right.length; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= lower[i][k] * right[k];
            }
            right[i] /= lower[i][i];
        }
    }

    /** Solves Lᵀ x = {@code right}, in place. */
    static void backward(double[][] lower, double[] right) {
        for (int i = right.length - 1; i >= 0; i--) {
            right[i] /= lower[i][i];
            for (int k = 0; k < i; k++) {
                right[k] -= lower[i][k] * right[i];
            }
        }
    }

    /** About the {@code count} leading eigenvectors of a symmetric matrix, by orthogonal iteration. */
    static double[][] leading(double[][] symmetric, int count, RandomGenerator random) {
        double[][] vectors = gaussian(count, symmetric.length, random);
        for (int round = 0; round < ITERATIONS; round++) {
            for (int v = 0; v < count; v++) {
                vectors[v] = times(symmetric, vectors[v]);
            }
            orthonormalise(vectors);
        }
        return vectors;
    }

    /** A turn at random: {@code size} rows of length 1 at right angles. */
    static double[][] orthonormal(int size, RandomGenerator random) {
        double[][] rows = gaussian(size, size, random);
        orthonormalise(rows);
        return rows;
    }

    private static double[][] gaussian(int count, int width, RandomGenerator random) {
        double[][] rows = new double[count][width];
        for (double[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = random.nextGaussian();
            }
        }
        return rows;
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] out = new double[matrix.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = dot(matrix[i], vector);
        }
        return out;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void orthonormalise(double[][] vectors) {
        for (int v = 0; v < vectors.length; v++) {
            for (int w = 0; w < v; w++) {
                double along = dot(vectors[v], vectors[w]);
                for (int i = 0; i < vectors[v].length; i++) {
                    vectors[v][i] -= along * vectors[w][i];
                }
            }
            double length = Math.sqrt(dot(vectors[v], vectors[v]));
            for (int i = 0; i < vectors[v].length; i++) {
                vectors[v][i] /= length;
            }
        }
    }
}
