package dev.firebreak.training.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.TreeMap;

/**
 * Writes a {@link Graph} as an ONNX model (opset 13). With {@link #withPixels} the model takes 8-bit pictures [N, height,
 * width, 3] and begins by turning them into x / 127.5 - 1, channels first. The same graph gives the same bytes.
 */
public final class OnnxWriter {
    private static final int OPSET = 13;
    private static final int IR_VERSION = 7;

    private final Graph graph;
    private final WeightStorage storage;
    private final GraphProto.Builder out = GraphProto.newBuilder().setName("firebreak");

    private OnnxWriter(Graph graph, WeightStorage storage) {
        this.graph = graph;
        this.storage = storage;
    }

    /** The model of a network that takes floats. */
    public static byte[] floats(Graph graph, WeightStorage storage) {
        OnnxWriter writer = new OnnxWriter(graph, storage);
        writer.out.addInput(writer.value(graph.input(), TensorProto.DataType.FLOAT, graph.inputShape()));
        return writer.write();
    }

    /** The model of a network that takes pictures, fed with 8-bit pixels named {@code pixels}. */
    public static byte[] withPixels(Graph graph, WeightStorage storage) {
        OnnxWriter writer = new OnnxWriter(graph, storage);
        long[] shape = graph.inputShape();
        writer.out.addInput(
                writer.value("pixels", TensorProto.DataType.UINT8, new long[] {shape[1], shape[2], shape[0]}));
        writer.addPixels();
        return writer.write();
    }

    private void addPixels() {
        out.addNode(node("Cast", "pixels_float", "pixels").addAttribute(integer("to", 1)));
        out.addNode(node("Transpose", "pixels_planes", "pixels_float").addAttribute(integers("perm", 0, 3, 1, 2)));
        out.addInitializer(number("pixels_scale", (float) (1 / 127.5)));
        out.addInitializer(number("pixels_shift", -1));
        out.addNode(node("Mul", "pixels_scaled", "pixels_planes", "pixels_scale"));
        out.addNode(node("Add", graph.input(), "pixels_scaled", "pixels_shift"));
    }

    private byte[] write() {
        new TreeMap<>(graph.weights()).forEach(this::addWeight);
        graph.operations().forEach(this::add);
        for (String output : graph.outputs()) {
            Tensor bias = graph.weights().get(output + "_bias");
            long[] shape = bias == null ? new long[] {-1} : bias.shape();
            out.addOutput(value(output, TensorProto.DataType.FLOAT, shape));
        }
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("firebreak")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(out)
                .build()
                .toByteArray();
    }

    private void add(Operation operation) {
        switch (operation) {
            case Operation.Convolution it ->
                out.addNode(node("Conv", it.output(), it.input(), it.weight(), it.bias())
                        .addAttribute(integers("kernel_shape", it.kernel(), it.kernel()))
                        .addAttribute(integers("strides", it.stride(), it.stride()))
                        .addAttribute(integer("group", it.groups()))
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("auto_pad")
                                .setType(AttributeProto.AttributeType.STRING)
                                .setS(ByteString.copyFromUtf8("SAME_UPPER"))));
            case Operation.Clip it -> {
                out.addInitializer(number(it.output() + "_low", it.low()));
                out.addInitializer(number(it.output() + "_high", it.high()));
                out.addNode(node("Clip", it.output(), it.input(), it.output() + "_low", it.output() + "_high"));
            }
            case Operation.Add it -> out.addNode(node("Add", it.output(), it.left(), it.right()));
            case Operation.MeanPool it ->
                out.addNode(node("ReduceMean", it.output(), it.input())
                        .addAttribute(integers("axes", 2, 3))
                        .addAttribute(integer("keepdims", 0)));
            case Operation.Linear it ->
                out.addNode(node("Gemm", it.output(), it.input(), it.weight(), it.bias())
                        .addAttribute(integer("transB", 1)));
        }
    }

    private void addWeight(String name, Tensor tensor) {
        boolean half = storage == WeightStorage.FLOAT16 && tensor.shape().length > 1;
        TensorProto.Builder proto = TensorProto.newBuilder().setName(half ? name + "_half" : name);
        for (long side : tensor.shape()) {
            proto.addDims(side);
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(tensor.values().length * (half ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : tensor.values()) {
            if (half) {
                bytes.putShort(Float.floatToFloat16(value));
            } else {
                bytes.putFloat(value);
            }
        }
        TensorProto.DataType type = half ? TensorProto.DataType.FLOAT16 : TensorProto.DataType.FLOAT;
        proto.setDataType(type.getNumber()).setRawData(ByteString.copyFrom(bytes.flip()));
        out.addInitializer(proto);
        if (half) {
            out.addNode(node("Cast", name, name + "_half").addAttribute(integer("to", 1)));
        }
    }

    private ValueInfoProto value(String name, TensorProto.DataType type, long[] shape) {
        TensorShapeProto.Builder dims =
                TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("N"));
        for (long side : shape) {
            dims.addDim(
                    side < 0
                            ? Dimension.newBuilder().setDimParam("C")
                            : Dimension.newBuilder().setDimValue(side));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(dims)))
                .build();
    }

    private static TensorProto number(String name, float value) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addFloatData(value)
                .build();
    }

    private static NodeProto.Builder node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addOutput(output)
                .addAllInput(java.util.List.of(inputs));
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }
}
