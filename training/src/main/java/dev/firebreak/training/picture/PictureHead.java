package dev.firebreak.training.picture;

import ai.djl.ndarray.NDManager;
import dev.firebreak.training.fit.RidgeLogistic;
import dev.firebreak.training.fit.RidgeLogistic.Line;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.Tensor;
import dev.firebreak.training.graph.TrainableGraph;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The head that a picture network begins with, before any other layer learns: for each class one regularised line against
 * the others, on what the initial network makes of the pictures. What separates games that were never seen from life is
 * mostly there already; a head that starts at nothing makes the layers below forget it before it has learnt anything.
 */
final class PictureHead {
    private static final int BATCH = 32;

    private PictureHead() {}

    /**
     * {@code body}, whose output is {@code embedding}, with the head {@code class}.
     *
     * @param ridge how strongly the lines are held small, on features of spread 1 / √(their number)
     */
    static Graph on(Graph body, PictureTask task, int classes, double ridge) {
        float[][] rows = embeddings(body, task);
        int width = rows[0].length;
        double[] means = new double[width];
        double[] scales = new double[width];
        standardise(rows, means, scales);
        float[] weight = new float[classes * width];
        float[] bias = new float[classes];
        for (int c = 0; c < classes; c++) {
            Line line = line(rows, task, c, ridge);
            double shift = line.bias();
            for (int j = 0; j < width; j++) {
                double unscaled = line.weights()[j] * scales[j];
                weight[c * width + j] = (float) unscaled;
                shift -= unscaled * means[j];
            }
            bias[c] = (float) shift;
        }
        return body.withHead(
                "embedding",
                "class",
                new Tensor(new long[] {classes, width}, weight),
                new Tensor(new long[] {classes}, bias));
    }

    private static Line line(float[][] rows, PictureTask task, int wanted, double ridge) {
        double[] labels = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = task.label(i) == wanted ? 1 : 0;
        }
        double share = Math.clamp(Arrays.stream(labels).average().orElse(0), 1e-6, 1 - 1e-6);
        double[] balanced = Arrays.stream(labels)
                .map(label -> label == 1 ? 1 / share : 1 / (1 - share))
                .toArray();
        return RidgeLogistic.fit(rows, labels, balanced, ridge);
    }

    private static float[][] embeddings(Graph body, PictureTask task) {
        float[][] rows = new float[task.examples()][];
        try (TrainableGraph network = new TrainableGraph(body)) {
            for (int from = 0; from < rows.length; from += BATCH) {
                int count = Math.min(BATCH, rows.length - from);
                int[] which = IntStream.range(from, from + count).toArray();
                try (NDManager batch = network.newBatch()) {
                    float[] flat = network.forward(task.input(batch, false, which))
                            .get("embedding")
                            .toFloatArray();
                    int width = flat.length / count;
                    for (int i = 0; i < count; i++) {
                        rows[from + i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
                    }
                }
            }
        }
        return rows;
    }

    /** Moves every feature to mean 0 and spread 1 / √width, in place. */
    private static void standardise(float[][] rows, double[] means, double[] scales) {
        int width = means.length;
        for (int j = 0; j < width; j++) {
            double sum = 0;
            double squares = 0;
            for (float[] row : rows) {
                sum += row[j];
                squares += row[j] * row[j];
            }
            means[j] = sum / rows.length;
            double spread = Math.sqrt(Math.max(0, squares / rows.length - means[j] * means[j]));
            scales[j] = 1 / ((spread + 1e-3) * Math.sqrt(width));
            for (float[] row : rows) {
                row[j] = (float) ((row[j] - means[j]) * scales[j]);
            }
        }
    }
}
