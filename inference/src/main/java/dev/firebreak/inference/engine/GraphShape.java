package dev.firebreak.inference.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.List;
import java.util.Map;

/**
 * What a graph must take and give. The first dimension of everything is the batch.
 *
 * @param itemShape of one input, without the batch
 * @param outputs all of type float32, shape {@code [N, width]}
 */
record GraphShape(String input, OnnxJavaType inputType, List<Long> itemShape, List<Logits> outputs) {
    /** One output: logits, so many for each input. */
    record Logits(String name, int width) {}

    /** Values in one input. */
    int itemValues() {
        return Math.toIntExact(itemShape.stream().reduce(1L, Math::multiplyExact));
    }

    int itemBytes() {
        return itemValues() * inputType.size;
    }

    long[] inputShape(int batch) {
        long[] shape = new long[itemShape.size() + 1];
        shape[0] = batch;
        for (int i = 0; i < itemShape.size(); i++) {
            shape[i + 1] = itemShape.get(i);
        }
        return shape;
    }

    /** Throws IllegalArgumentException, with what is wrong, unless the graph's inputs and outputs fit. */
    void check(Map<String, NodeInfo> inputs, Map<String, NodeInfo> graphOutputs) {
        if (inputs.size() != 1 || !inputs.containsKey(input)) {
            throw new IllegalArgumentException(
                    "its only input must be %s, but it has %s".formatted(input, inputs.keySet()));
        }
        requireTensor(inputs.get(input), input, inputType, inputShape(-1));
        for (Logits output : outputs) {
            if (!graphOutputs.containsKey(output.name())) {
                throw new IllegalArgumentException(
                        "it has no output %s, but %s".formatted(output.name(), graphOutputs.keySet()));
            }
            requireTensor(
                    graphOutputs.get(output.name()), output.name(), OnnxJavaType.FLOAT, new long[] {-1, output.width()
                    });
        }
    }

    private static void requireTensor(NodeInfo node, String name, OnnxJavaType type, long[] shape) {
        if (!(node.getInfo() instanceof TensorInfo found)) {
            throw new IllegalArgumentException(name + " is no tensor");
        }
        boolean fits = found.type == type && fits(found.getShape(), shape);
        if (!fits) {
            throw new IllegalArgumentException("%s must be %s %s, not %s %s"
                    .formatted(
                            name,
                            type,
                            java.util.Arrays.toString(shape),
                            found.type,
                            java.util.Arrays.toString(found.getShape())));
        }
    }

    private static boolean fits(long[] found, long[] wanted) {
        if (found.length != wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (found[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
