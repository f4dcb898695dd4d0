package dev.firebreak.training.picture;

import ai.djl.ndarray.NDManager;
import dev.firebreak.training.fit.Line;
import dev.firebreak.training.fit.RidgeLogistic;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.TrainableGraph;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The head that a picture network begins with, before any other layer learns: regularised lines on what the initial network
 * makes of the pictures. What separates games that were never seen from life is mostly there already; a head that starts at
 * nothing makes the layers below forget it before it has learnt anything.
 *
 * <p>Game, film and life have one line each against the others. The line of a firearm in first person is that of life plus
 * one that tells, among pictures of life only, a firearm from none: what was learnt from drawings of firearms can
 * then share out what is life, but not take away from what is a game.
 */
final class PictureHead {
    private static final int BATCH = 32;
    private static final int FIREARM = 0;
    private static final int GAME = 1;
    private static final int FILM = 2;
    private static final int OTHER = 3;

    /** How much a picture of life with a drawn firearm counts as one of life, beside one without. */
    private static final double DRAWN = 0.2;

    /** Added to the line of life where there is no firearm to learn from. */
    private static final float NEVER = -8;

    private static final double LEAST = 1e-9;

    private PictureHead() {}

    /**
     * {@code body}, whose output is {@code embedding}, with the head {@code class}.
     *
     * @param ridge how strongly the lines are held small, on features of spread 1 / √(their number)
     */
    static Graph on(Graph body, PictureTask task, double ridge) {
        float[][] rows = embeddings(body, task);
        double[] means = new double[rows[0].length];
        double[] scales = new double[means.length];
        standardise(rows, means, scales);
        Line game = line(rows, task, ridge, label -> label == GAME, PictureHead::ofSource);
        Line film = line(rows, task, ridge, label -> label == FILM, PictureHead::ofSource);
        Line life = line(rows, task, ridge, label -> label == FIREARM || label == OTHER, PictureHead::ofSource);
        Line firearm = IntStream.range(0, rows.length).anyMatch(i -> task.label(i) == FIREARM)
                ? line(
                        rows,
                        task,
                        ridge,
                        label -> label == FIREARM,
                        label -> label == FIREARM || label == OTHER ? 1 : 0)
                : new Line(new float[means.length], NEVER);
        List<Line> lines = Stream.of(life.plus(firearm), game, film, life)
                .map(line -> onFeatures(line, means, scales))
                .toList();
        return body.withHead("embedding", "class", Line.weight(lines), Line.bias(lines));
    }

    /** Drawn things must not decide what life looks like. */
    private static double ofSource(int label) {
        return label == FIREARM ? DRAWN : 1;
    }

    private static Line line(
            float[][] rows, PictureTask task, double ridge, IntPredicate wanted, IntToDoubleFunction counting) {
        double[] labels = new double[rows.length];
        double[] weights = new double[rows.length];
        double positive = 0;
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            labels[i] = wanted.test(task.label(i)) ? 1 : 0;
            weights[i] = counting.applyAsDouble(task.label(i));
            positive += labels[i] * weights[i];
            total += weights[i];
        }
        for (int i = 0; i < rows.length; i++) {
            weights[i] /= Math.max(LEAST, labels[i] == 1 ? positive : total - positive);
        }
        return RidgeLogistic.fit(rows, labels, weights, ridge);
    }

    /** The line on features as the network makes them, before {@link #standardise}. */
    private static Line onFeatures(Line line, double[] means, double[] scales) {
        float[] weights = new float[scales.length];
        double shift = line.bias();
        for (int j = 0; j < weights.length; j++) {
            double weight = line.weights()[j] * scales[j];
            weights[j] = (float) weight;
            shift -= weight * means[j];
        }
        return new Line(weights, (float) shift);
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
