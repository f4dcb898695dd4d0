package dev.firebreak.training.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a network from an ONNX file, as far as initial weights need it: float convolutions with "same" padding, clip, add,
 * global mean, flatten, one linear layer, and a sigmoid or softmax at the end, which is left out (scores become logits).
 */
public final class OnnxReader {
    /** The largest file that is read. */
    static final long MAX_BYTES = 128L * 1024 * 1024;

    private final Path file;
    private final Map<String, Tensor> weights = new HashMap<>();
    private final Map<String, String> sameAs = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    private OnnxReader(Path file) {
        this.file = file;
    }

    /**
     * Reads {@code file}.
     *
     * @throws FirebreakException MODEL_UNUSABLE when it is missing, too big, damaged, or uses other operations
     */
    public static Graph read(Path file) {
        return new OnnxReader(file).graph();
    }

    private Graph graph() {
        GraphProto proto = load().getGraph();
        proto.getInitializerList().forEach(tensor -> weights.put(tensor.getName(), tensor(tensor)));
        proto.getNodeList().forEach(this::take);
        long[] shape = proto.getInput(0).getType().getTensorType().getShape().getDimList().stream()
                .skip(1)
                .mapToLong(Dimension::getDimValue)
                .toArray();
        Map<String, Tensor> used = new HashMap<>();
        for (Operation operation : operations) {
            if (operation instanceof Operation.Convolution it) {
                use(used, it.weight(), it.bias());
            } else if (operation instanceof Operation.Linear it) {
                use(used, it.weight(), it.bias());
            }
        }
        String last = operations.getLast().output();
        return new Graph(proto.getInput(0).getName(), shape, operations, used, List.of(last));
    }

    private ModelProto load() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw unusable("is larger than %d bytes".formatted(MAX_BYTES), null);
            }
            ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
            if (model.getGraph().getInputCount() != 1 || model.getGraph().getNodeCount() == 0) {
                throw unusable("is not a network with one input", null);
            }
            return model;
        } catch (IOException e) {
            throw unusable("cannot be read", e);
        }
    }

    private void take(NodeProto node) {
        String output = node.getOutput(0);
        String input = original(node.getInput(0));
        switch (node.getOpType()) {
            case "Conv" -> operations.add(convolution(node, input, output));
            case "Clip" ->
                operations.add(new Operation.Clip(
                        input,
                        output,
                        weight(node.getInput(1)).values()[0],
                        weight(node.getInput(2)).values()[0]));
            case "Add" -> operations.add(new Operation.Add(input, original(node.getInput(1)), output));
            case "GlobalAveragePool" -> operations.add(new Operation.MeanPool(input, output));
            case "Flatten", "Sigmoid", "Softmax" -> sameAs.put(output, input);
            case "Gemm" -> operations.add(new Operation.Linear(input, node.getInput(1), node.getInput(2), output));
            default -> throw unusable("uses the operation " + node.getOpType(), null);
        }
    }

    private Operation convolution(NodeProto node, String input, String output) {
        Tensor weight = weight(node.getInput(1));
        long[] shape = weight.shape();
        boolean pooled = operations.stream()
                .anyMatch(it -> it instanceof Operation.MeanPool && it.output().equals(input));
        if (pooled) {
            // A 1 × 1 convolution over one pixel is a linear layer.
            weights.put(node.getInput(1), new Tensor(new long[] {shape[0], shape[1]}, weight.values()));
            return new Operation.Linear(input, node.getInput(1), node.getInput(2), output);
        }
        AttributeProto strides = attribute(node, "strides");
        if (shape[2] != shape[3]
                || strides.getInts(0) != strides.getInts(1)
                || !attribute(node, "auto_pad").getS().toStringUtf8().equals("SAME_UPPER")) {
            throw unusable("has a convolution that is not square with same padding: " + node.getName(), null);
        }
        int groups = node.getAttributeList().stream()
                .filter(it -> it.getName().equals("group"))
                .mapToInt(it -> (int) it.getI())
                .findFirst()
                .orElse(1);
        return new Operation.Convolution(
                input, node.getInput(1), node.getInput(2), output, (int) shape[2], (int) strides.getInts(0), groups);
    }

    private AttributeProto attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> unusable("has a %s without %s".formatted(node.getOpType(), name), null));
    }

    private Tensor tensor(TensorProto proto) {
        long[] shape = proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
        if (proto.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
            throw unusable("has weights that are not float: " + proto.getName(), null);
        }
        FloatBuffer raw = proto.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[raw.remaining()];
        raw.get(values);
        return new Tensor(shape, values);
    }

    private void use(Map<String, Tensor> used, String... names) {
        for (String name : names) {
            used.put(name, weight(name));
        }
    }

    private Tensor weight(String name) {
        Tensor tensor = weights.get(name);
        if (tensor == null) {
            throw unusable("names a weight that it does not have: " + name, null);
        }
        return tensor;
    }

    private String original(String name) {
        return sameAs.getOrDefault(name, name);
    }

    private FirebreakException unusable(String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new FirebreakException(ErrorCode.MODEL_UNUSABLE, "The network %s %s".formatted(file, why), cause);
    }
}
