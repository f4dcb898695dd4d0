package dev.firebreak.training.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adam (D. Kingma and J. Ba, 2015, with their constants). DJL's own optimiser does the same step, but does not give away its
 * running means, and without those a training that was stopped could not go on as if it had not been.
 */
final class AdamMemory {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final float EPSILON = 1e-8f;
    private static final float NO_DECAY = 0;
    private static final float AS_IT_IS = 1;
    private static final float NO_CLIPPING = -1;

    private final NDManager manager;
    private final TreeMap<String, NDArray> means = new TreeMap<>();
    private final TreeMap<String, NDArray> variances = new TreeMap<>();
    private int steps;

    AdamMemory(NDManager manager) {
        this.manager = manager;
    }

    /** Moves every weight by its gradient and clears the gradient. */
    void step(SortedMap<String, NDArray> weights, double learningRate) {
        begin(weights);
        steps++;
        double corrected = learningRate * Math.sqrt(1 - Math.pow(BETA_2, steps)) / (1 - Math.pow(BETA_1, steps));
        weights.forEach((name, weight) -> {
            try (NDArray gradient = weight.getGradient()) {
                weight.getNDArrayInternal()
                        .adamUpdate(
                                new NDList(weight, gradient, of(means, name), of(variances, name)),
                                new NDList(weight),
                                (float) learningRate,
                                (float) corrected,
                                NO_DECAY,
                                AS_IT_IS,
                                NO_CLIPPING,
                                (float) BETA_1,
                                (float) BETA_2,
                                EPSILON,
                                true,
                                false);
                gradient.subi(gradient);
            }
        });
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(steps);
        if (steps > 0) {
            ArrayIo.write(out, means);
            ArrayIo.write(out, variances);
        }
    }

    void restore(DataInputStream in, SortedMap<String, NDArray> weights) throws IOException {
        steps = in.readInt();
        if (steps > 0) {
            begin(weights);
            ArrayIo.read(in, means);
            ArrayIo.read(in, variances);
        }
    }

    private void begin(SortedMap<String, NDArray> weights) {
        weights.forEach((name, weight) -> {
            means.computeIfAbsent(name, key -> manager.zeros(weight.getShape()));
            variances.computeIfAbsent(name, key -> manager.zeros(weight.getShape()));
        });
    }

    private static NDArray of(SortedMap<String, NDArray> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }
}
