package dev.firebreak.training.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.util.TreeMap;

/**
 * Writes a {@link Graph} as an ONNX model (opset 13). With {@link #withPixels} the model takes 8-bit pictures [N, height,
 * width, 3] and begins by turning them into x / 127.5 - 1, channels first. The same graph gives the same bytes.
 */
public final class OnnxWriter {
    private final Graph graph;
    private final WeightStorage storage;
    private final GraphProto.Builder out = GraphProto.newBuilder().setName("firebreak");

    private OnnxWriter(Graph graph, WeightStorage storage) {
        if (storage == WeightStorage.INT8) {
            throw new IllegalArgumentException("8 bits need the ranges of activations: QuantizedWriter");
        }
        this.graph = graph;
        this.storage = storage;
    }

    /** The model of a network that takes floats. */
    public static byte[] floats(Graph graph, WeightStorage storage) {
        OnnxWriter writer = new OnnxWriter(graph, storage);
        writer.out.addInput(OnnxParts.value(graph.input(), TensorProto.DataType.FLOAT, graph.inputShape()));
        return writer.write();
    }

    /** The model of a network that takes pictures, fed with 8-bit pixels named {@code pixels}. */
    public static byte[] withPixels(Graph graph, WeightStorage storage) {
        OnnxWriter writer = new OnnxWriter(graph, storage);
        OnnxParts.addPixels(writer.out, graph.input(), graph.inputShape());
        return writer.write();
    }

    private byte[] write() {
        new TreeMap<>(graph.weights()).forEach(this::addWeight);
        graph.operations().forEach(this::add);
        OnnxParts.addOutputs(out, graph);
        return OnnxParts.model(out);
    }

    private void add(Operation operation) {
        switch (operation) {
            case Operation.Convolution it ->
                out.addNode(OnnxParts.convolution(it, it.output(), it.input(), it.weight(), it.bias()));
            case Operation.Clip it -> OnnxParts.addClip(out, it);
            case Operation.Add it -> out.addNode(OnnxParts.node("Add", it.output(), it.left(), it.right()));
            case Operation.MeanPool it -> out.addNode(OnnxParts.mean(it, it.input()));
            case Operation.Linear it -> out.addNode(OnnxParts.linear(it, it.input()));
        }
    }

    private void addWeight(String name, Tensor tensor) {
        if (storage == WeightStorage.FLOAT32 || tensor.shape().length == 1) {
            out.addInitializer(OnnxParts.floats(name, tensor));
            return;
        }
        ByteBuffer bytes = OnnxParts.buffer(tensor.values().length * Short.BYTES);
        for (float value : tensor.values()) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        out.addInitializer(OnnxParts.tensor(name + "_half", TensorProto.DataType.FLOAT16, tensor.shape(), bytes));
        out.addNode(OnnxParts.node("Cast", name, name + "_half").addAttribute(OnnxParts.integer("to", 1)));
    }
}
