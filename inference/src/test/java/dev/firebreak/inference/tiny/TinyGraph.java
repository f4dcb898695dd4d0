package dev.firebreak.inference.tiny;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Builds an ONNX graph (opset 13) node by node. */
public final class TinyGraph {
    public static final int FLOAT = 1;
    public static final int UINT8 = 2;

    private final ProtoBytes graph = new ProtoBytes().text(2, "tiny");

    /** An input; the batch dimension, called N, comes before {@code shape}. */
    public TinyGraph input(String name, int type, long... shape) {
        graph.message(11, value(name, type, shape));
        return this;
    }

    public TinyGraph output(String name, int type, long... shape) {
        graph.message(12, value(name, type, shape));
        return this;
    }

    public TinyGraph weights(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        ProtoBytes tensor = new ProtoBytes().number(2, FLOAT).text(8, name).bytes(9, raw.array());
        for (long side : shape) {
            tensor.number(1, side);
        }
        graph.message(5, tensor);
        return this;
    }

    /** Any message of the graph, as it is. */
    public TinyGraph raw(int field, ProtoBytes message) {
        graph.message(field, message);
        return this;
    }

    public TinyGraph node(String type, String output, String... inputs) {
        graph.message(1, nodeBytes(type, output, inputs));
        return this;
    }

    /** A node with one attribute that is a list of numbers. */
    public TinyGraph node(String type, String attribute, long[] numbers, String output, String... inputs) {
        ProtoBytes list = new ProtoBytes().text(1, attribute).number(20, 7);
        for (long number : numbers) {
            list.number(8, number);
        }
        graph.message(1, nodeBytes(type, output, inputs).message(5, list));
        return this;
    }

    /** A node with one attribute that is a number. */
    public TinyGraph node(String type, String attribute, long number, String output, String... inputs) {
        ProtoBytes one = new ProtoBytes().text(1, attribute).number(20, 2).number(3, number);
        graph.message(1, nodeBytes(type, output, inputs).message(5, one));
        return this;
    }

    public byte[] onnx() {
        return new ProtoBytes()
                .number(1, 8)
                .message(8, new ProtoBytes().text(1, "").number(2, 13))
                .message(7, graph)
                .bytes();
    }

    private static ProtoBytes nodeBytes(String type, String output, String... inputs) {
        ProtoBytes node = new ProtoBytes();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, type);
    }

    private static ProtoBytes value(String name, int type, long... shape) {
        ProtoBytes sides = new ProtoBytes().message(1, new ProtoBytes().text(2, "N"));
        for (long side : shape) {
            sides.message(1, new ProtoBytes().number(1, side));
        }
        ProtoBytes tensor = new ProtoBytes().number(1, type).message(2, sides);
        return new ProtoBytes().text(1, name).message(2, new ProtoBytes().message(1, tensor));
    }
}
