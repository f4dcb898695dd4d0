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
import java.util.List;

/** The pieces that ONNX files are put together from. */
final class OnnxParts {
    private static final int OPSET = 13;
    private static final int IR_VERSION = 7;

    private OnnxParts() {}

    static byte[] model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("firebreak")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** Names the outputs of {@code graph}; a head's width is that of its bias. */
    static void addOutputs(GraphProto.Builder out, Graph graph) {
        for (String output : graph.outputs()) {
            Tensor bias = graph.weights().get(output + "_bias");
            long[] shape = bias == null ? new long[] {-1} : bias.shape();
            out.addOutput(value(output, TensorProto.DataType.FLOAT, shape));
        }
    }

    /** Makes {@code to}, floats x / 127.5 - 1 with channels first, of the 8-bit {@code pixels} [N, height, width, 3]. */
    static void addPixels(GraphProto.Builder out, String to, long[] shape) {
        out.addInput(value("pixels", TensorProto.DataType.UINT8, new long[] {shape[1], shape[2], shape[0]}));
        out.addNode(node("Cast", "pixels_float", "pixels").addAttribute(integer("to", 1)));
        out.addNode(node("Transpose", "pixels_planes", "pixels_float").addAttribute(integers("perm", 0, 3, 1, 2)));
        out.addInitializer(number("pixels_scale", (float) (1 / 127.5)));
        out.addInitializer(number("pixels_shift", -1));
        out.addNode(node("Mul", "pixels_scaled", "pixels_planes", "pixels_scale"));
        out.addNode(node("Add", to, "pixels_scaled", "pixels_shift"));
    }

    static NodeProto.Builder convolution(Operation.Convolution it, String output, String... inputs) {
        return node("Conv", output, inputs)
                .addAttribute(integers("kernel_shape", it.kernel(), it.kernel()))
                .addAttribute(integers("strides", it.stride(), it.stride()))
                .addAttribute(integer("group", it.groups()))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("auto_pad")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8("SAME_UPPER")));
    }

    static void addClip(GraphProto.Builder out, Operation.Clip it) {
        out.addInitializer(number(it.output() + "_low", it.low()));
        out.addInitializer(number(it.output() + "_high", it.high()));
        out.addNode(node("Clip", it.output(), it.input(), it.output() + "_low", it.output() + "_high"));
    }

    static NodeProto.Builder mean(Operation.MeanPool it, String input) {
        return node("ReduceMean", it.output(), input)
                .addAttribute(integers("axes", 2, 3))
                .addAttribute(integer("keepdims", 0));
    }

    static NodeProto.Builder linear(Operation.Linear it, String input) {
        return node("Gemm", it.output(), input, it.weight(), it.bias()).addAttribute(integer("transB", 1));
    }

    static TensorProto floats(String name, Tensor tensor) {
        ByteBuffer bytes = buffer(tensor.values().length * Float.BYTES);
        for (float value : tensor.values()) {
            bytes.putFloat(value);
        }
        return tensor(name, TensorProto.DataType.FLOAT, tensor.shape(), bytes);
    }

    static TensorProto tensor(String name, TensorProto.DataType type, long[] shape, ByteBuffer bytes) {
        TensorProto.Builder proto = TensorProto.newBuilder().setName(name);
        for (long side : shape) {
            proto.addDims(side);
        }
        return proto.setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes.flip()))
                .build();
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ValueInfoProto value(String name, TensorProto.DataType type, long[] shape) {
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

    static TensorProto number(String name, float value) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addFloatData(value)
                .build();
    }

    static NodeProto.Builder node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addOutput(output)
                .addAllInput(List.of(inputs));
    }

    static AttributeProto integer(String name, long value) {
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
