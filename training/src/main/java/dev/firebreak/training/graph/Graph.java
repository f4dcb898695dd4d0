package dev.firebreak.training.graph;

import dev.firebreak.core.segment.Hash256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A feed-forward network: operations in the order in which they run, and the weights that they name.
 *
 * @param input name of what goes in
 * @param inputShape its shape without the batch
 * @param outputs names of what comes out
 */
@SuppressWarnings("ArrayRecordComponent") // the shape is read, never compared
public record Graph(
        String input,
        long[] inputShape,
        List<Operation> operations,
        Map<String, Tensor> weights,
        List<String> outputs) {
    public Graph {
        operations = List.copyOf(operations);
        weights = Map.copyOf(weights);
        outputs = List.copyOf(outputs);
    }

    /** The part that is needed to make {@code tensor}, with the mean over height and width on top, named {@code embedding}. */
    public Graph embeddingAt(String tensor) {
        List<Operation> kept = new ArrayList<>();
        for (Operation operation : operations) {
            kept.add(operation);
            if (operation.output().equals(tensor)) {
                kept.add(new Operation.MeanPool(tensor, "embedding"));
                return new Graph(input, inputShape, kept, weightsOf(kept), List.of("embedding"));
            }
        }
        throw new IllegalArgumentException("The network makes no tensor named " + tensor);
    }

    /** The part that is needed to make {@code wanted}. */
    public Graph making(List<String> wanted) {
        Set<String> needed = new HashSet<>(wanted);
        List<Operation> kept = new ArrayList<>();
        for (Operation operation : operations.reversed()) {
            if (needed.contains(operation.output())) {
                kept.addFirst(operation);
                inputs(operation).forEach(needed::add);
            }
        }
        return new Graph(input, inputShape, kept, weightsOf(kept), wanted);
    }

    /** The same with one more linear output read off {@code from}; {@code weight} has one row for each of its numbers. */
    public Graph withHead(String from, String name, Tensor weight, Tensor bias) {
        List<Operation> more = new ArrayList<>(operations);
        more.add(new Operation.Linear(from, name + "_weight", name + "_bias", name));
        Map<String, Tensor> with = new HashMap<>(weights);
        with.put(name + "_weight", weight);
        with.put(name + "_bias", bias);
        List<String> out = new ArrayList<>(outputs);
        out.remove(from); // what was an output for want of a head is one no more
        out.add(name);
        return new Graph(input, inputShape, more, with, out);
    }

    /** The same network with other weights of the same names. */
    public Graph withWeights(Map<String, Tensor> other) {
        if (!other.keySet().equals(weights.keySet())) {
            throw new IllegalArgumentException("Weights of another network");
        }
        return new Graph(input, inputShape, operations, other, outputs);
    }

    /** The same network with another input shape; only the height and width of a picture may differ. */
    public Graph withInputShape(long... shape) {
        return new Graph(input, shape, operations, weights, outputs);
    }

    /** A name for exactly these operations and weights: 64 hex digits. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder(operations.toString());
        new java.util.TreeMap<>(weights)
                .forEach((name, tensor) -> text.append(name)
                        .append(java.util.Arrays.hashCode(tensor.shape()))
                        .append(java.util.Arrays.hashCode(tensor.values())));
        return Hash256.sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hex();
    }

    /** How many numbers the weights hold. */
    public long parameters() {
        return weights.values().stream()
                .mapToLong(tensor -> tensor.values().length)
                .sum();
    }

    private Map<String, Tensor> weightsOf(List<Operation> kept) {
        Map<String, Tensor> used = new LinkedHashMap<>();
        kept.stream().flatMap(Graph::weightNames).forEach(name -> used.put(name, weight(name)));
        return used;
    }

    /** Throws {@link IllegalArgumentException} when there is no such weight. */
    public Tensor weight(String name) {
        Tensor tensor = weights.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("The network has no weight named " + name);
        }
        return tensor;
    }

    static Stream<String> inputs(Operation operation) {
        return switch (operation) {
            case Operation.Convolution it -> Stream.of(it.input());
            case Operation.Linear it -> Stream.of(it.input());
            case Operation.Clip it -> Stream.of(it.input());
            case Operation.Add it -> Stream.of(it.left(), it.right());
            case Operation.MeanPool it -> Stream.of(it.input());
        };
    }

    private static Stream<String> weightNames(Operation operation) {
        return switch (operation) {
            case Operation.Convolution it -> Stream.of(it.weight(), it.bias());
            case Operation.Linear it -> Stream.of(it.weight(), it.bias());
            case Operation.Clip it -> Stream.empty();
            case Operation.Add it -> Stream.empty();
            case Operation.MeanPool it -> Stream.empty();
        };
    }
}
