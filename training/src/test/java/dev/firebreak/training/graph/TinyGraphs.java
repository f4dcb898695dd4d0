package dev.firebreak.training.graph;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Networks small enough for a test. */
public final class TinyGraphs {
    private TinyGraphs() {}

    /** Two convolutions, a depthwise one with a skip, a mean and a head named {@code answer}; input [N, 3, 8, 8]. */
    public static Graph picture(long seed) {
        Random random = new Random(seed);
        Graph body = new Graph(
                "in",
                new long[] {3, 8, 8},
                List.of(
                        new Operation.Convolution("in", "w1", "b1", "a", 3, 2, 1),
                        new Operation.Clip("a", "b", -3, 6),
                        new Operation.Convolution("b", "w2", "b2", "c", 3, 1, 4),
                        new Operation.Add("b", "c", "d"),
                        new Operation.MeanPool("d", "embedding")),
                Map.of(
                        "w1", random(random, 4, 3, 3, 3),
                        "b1", random(random, 4),
                        "w2", random(random, 4, 1, 3, 3),
                        "b2", random(random, 4)),
                List.of("embedding"));
        return withHead(body, "answer", 1, seed);
    }

    /** A network with the sound model's input and outputs. */
    public static Graph sound(long seed) {
        Graph body = body("logmel", new long[] {1, 96, 64}, seed);
        return withHead(withHead(body, "gunfire", 1, seed), "source", 3, seed + 1);
    }

    /** A network with the picture model's input and output. */
    public static Graph classes(int side, long seed) {
        return withHead(body("planes", new long[] {3, side, side}, seed), "class", 4, seed);
    }

    /** A head of {@code width} numbers on the embedding, with weights so small that it says next to nothing. */
    private static Graph withHead(Graph body, String name, int width, long seed) {
        Random random = new Random(seed);
        float[] values = new float[4 * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.01 * random.nextGaussian());
        }
        return body.withHead("embedding", name, new Tensor(new long[] {width, 4}, values), Tensor.zeros(width));
    }

    private static Graph body(String input, long[] shape, long seed) {
        Random random = new Random(seed);
        return new Graph(
                input,
                shape,
                List.of(
                        new Operation.Convolution(input, "w1", "b1", "a", 3, 2, 1),
                        new Operation.Clip("a", "b", -3, 6),
                        new Operation.MeanPool("b", "embedding")),
                Map.of("w1", random(random, 4, shape[0], 3, 3), "b1", random(random, 4)),
                List.of("embedding"));
    }

    private static Tensor random(Random random, long... shape) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = (float) (0.3 * random.nextGaussian());
        }
        return tensor;
    }
}
