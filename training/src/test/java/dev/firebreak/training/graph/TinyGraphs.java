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
        return new Graph(
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
                        List.of("embedding"))
                .withHead("embedding", "answer", 4, 1, seed);
    }

    private static Tensor random(Random random, long... shape) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = (float) (0.3 * random.nextGaussian());
        }
        return tensor;
    }
}
