package dev.firebreak.training.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;

/** What lies between a network's steps when it is shown typical inputs: needed to store it in 8 bits. */
public final class ActivationRanges {
    private ActivationRanges() {}

    /** Where typical inputs come from. */
    @FunctionalInterface
    public interface Inputs {
        /** The input's batch number {@code index}, counted from 0. */
        NDArray batch(NDManager manager, int index);
    }

    /**
     * The range of every tensor of {@code graph}, over {@code batches} batches.
     *
     * @throws IllegalArgumentException when a tensor is not finite, or there is no batch
     */
    public static Map<String, Range> over(Graph graph, int batches, Inputs inputs) {
        if (batches < 1) {
            throw new IllegalArgumentException("Ranges need at least one batch");
        }
        Map<String, Range> ranges = new HashMap<>();
        try (TrainableGraph network = new TrainableGraph(graph)) {
            for (int i = 0; i < batches; i++) {
                try (NDManager batch = network.newBatch()) {
                    NDArray input = inputs.batch(batch, i);
                    Activations made = network.forward(input);
                    widen(ranges, graph.input(), input);
                    for (Operation operation : graph.operations()) {
                        widen(ranges, operation.output(), made.get(operation.output()));
                    }
                }
            }
        }
        return ranges;
    }

    private static void widen(Map<String, Range> ranges, String name, NDArray values) {
        Range seen = Range.of(values.min().getFloat(), values.max().getFloat());
        ranges.merge(name, seen, Range::with);
    }
}
