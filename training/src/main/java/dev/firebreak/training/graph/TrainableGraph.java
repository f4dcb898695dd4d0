package dev.firebreak.training.graph;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import com.google.errorprone.annotations.MustBeClosed;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A {@link Graph} in DJL's memory, all of whose weights learn. One thread at a time; close it to free the memory.
 */
public final class TrainableGraph implements AutoCloseable {
    private final Graph graph;
    private final NDManager manager;
    private final TreeMap<String, NDArray> weights = new TreeMap<>();
    private final AdamMemory memory;

    /** Takes the weights of {@code graph} as the first ones; on the GPU when the runtime has one. */
    @MustBeClosed
    public TrainableGraph(Graph graph) {
        this.graph = graph;
        this.manager = NDManager.newBaseManager(device());
        this.memory = new AdamMemory(manager);
        graph.weights().forEach((name, tensor) -> {
            NDArray array = manager.create(tensor.values(), new Shape(tensor.shape()));
            array.setRequiresGradient(true);
            weights.put(name, array);
        });
    }

    /** A manager whose arrays live until it is closed: one for each batch. */
    @MustBeClosed
    public NDManager newBatch() {
        return manager.newSubManager();
    }

    /** Runs the network on [N, …] and returns everything it makes by name. */
    public Activations forward(NDArray input) {
        Activations made = new Activations();
        made.put(graph.input(), input);
        for (Operation operation : graph.operations()) {
            made.put(operation.output(), run(operation, made));
        }
        return made;
    }

    /**
     * One step of Adam: runs the network, takes the loss and moves every weight.
     *
     * @param loss from what the network makes to one number
     * @return the loss
     */
    public float step(NDArray input, Function<Activations, NDArray> loss, double learningRate) {
        float value;
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray result = loss.apply(forward(input));
            collector.backward(result);
            value = result.getFloat();
        }
        if (!Float.isFinite(value)) {
            throw new IllegalStateException("The loss is " + value);
        }
        memory.step(weights, learningRate);
        return value;
    }

    /** Writes the weights and what the optimiser remembers. */
    public void save(DataOutputStream out) throws IOException {
        ArrayIo.write(out, weights);
        memory.save(out);
    }

    /**
     * Takes up what {@link #save} wrote of a network of the same shape.
     *
     * @throws IOException when it is of another network or cut off
     */
    public void restore(DataInputStream in) throws IOException {
        ArrayIo.read(in, weights);
        memory.restore(in, weights);
    }

    /** The weights as they stand. */
    public Graph snapshot() {
        Map<String, Tensor> copy = new HashMap<>();
        weights.forEach(
                (name, array) -> copy.put(name, new Tensor(array.getShape().getShape(), array.toFloatArray())));
        return graph.withWeights(copy);
    }

    @Override
    public void close() {
        manager.close();
    }

    /** The processor, or the first GPU when the runtime has one. */
    private static Device device() {
        Engine engine = Engine.getInstance();
        return engine.getGpuCount() > 0 ? Device.gpu() : Device.cpu();
    }

    private NDArray run(Operation operation, Activations made) {
        return switch (operation) {
            case Operation.Convolution it -> convolve(it, made.get(it.input()));
            case Operation.Clip it -> made.get(it.input()).clip(it.low(), it.high());
            case Operation.Add it -> made.get(it.left()).add(made.get(it.right()));
            case Operation.MeanPool it ->
                made.get(it.input()).mean(new int[] {3}).mean(new int[] {2});
            case Operation.Linear it ->
                made.get(it.input()).matMul(weight(it.weight()).transpose()).add(weight(it.bias()));
        };
    }

    private NDArray convolve(Operation.Convolution it, NDArray input) {
        Shape shape = input.getShape();
        long vertical = padding(shape.get(2), it);
        long horizontal = padding(shape.get(3), it);
        NDArray padded = input;
        Shape symmetric = new Shape(vertical / 2, horizontal / 2);
        if (vertical % 2 != 0 || horizontal % 2 != 0) {
            padded = input.pad(
                    new Shape(horizontal / 2, horizontal - horizontal / 2, vertical / 2, vertical - vertical / 2), 0);
            symmetric = new Shape(0, 0);
        }
        return Conv2d.conv2d(
                        padded,
                        weight(it.weight()),
                        weight(it.bias()),
                        new Shape(it.stride(), it.stride()),
                        symmetric,
                        new Shape(1, 1),
                        it.groups())
                .singletonOrThrow();
    }

    private static long padding(long side, Operation.Convolution it) {
        long made = (side + it.stride() - 1) / it.stride();
        return Math.max(0, (made - 1) * it.stride() + it.kernel() - side);
    }

    private NDArray weight(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }
}
