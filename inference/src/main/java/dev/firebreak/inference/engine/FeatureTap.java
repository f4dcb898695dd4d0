package dev.firebreak.inference.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives an ONNX model one output more: the mean over height and width of one of its layers. The file stays as it is and something is put
 * behind it: of a protocol buffer that has a message twice, the second is merged with the first, its nodes and outputs coming after
 * the others. Field numbers are those of onnx.proto.
 */
final class FeatureTap {
    /** Name of the output. */
    static final String OUTPUT = "firebreak_features";

    private static final String POOLED = "firebreak_features_pooled";
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_OUTPUT = 12;
    private static final int FLOAT = 1;
    private static final int LENGTH = 2;
    private static final int MORE = 0x80;

    private FeatureTap() {}

    /** The model with the mean of {@code tensor}, {@code [N, width, H, W]}, as the output {@link #OUTPUT}, {@code [N, width]}. */
    static byte[] on(byte[] onnx, String tensor, int width) {
        Message graph = new Message()
                .message(GRAPH_NODE, node("GlobalAveragePool", tensor, POOLED))
                .message(GRAPH_NODE, node("Flatten", POOLED, OUTPUT))
                .message(GRAPH_OUTPUT, output(width));
        byte[] more = new Message().message(MODEL_GRAPH, graph).bytes();
        byte[] both = Arrays.copyOf(onnx, onnx.length + more.length);
        System.arraycopy(more, 0, both, onnx.length, more.length);
        return both;
    }

    private static Message node(String type, String input, String output) {
        return new Message().text(1, input).text(2, output).text(3, output).text(4, type);
    }

    private static Message output(int width) {
        Message shape = new Message().message(1, new Message().text(2, "N")).message(1, new Message().number(1, width));
        Message tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, OUTPUT).message(2, new Message().message(1, tensor));
    }

    /** A protocol buffer message as it is put together. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, int value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return block(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return block(field, value.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private Message block(int field, byte[] bytes) {
            varint(field << 3 | LENGTH);
            varint(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        private void varint(int value) {
            int left = value;
            while (left >= MORE) {
                out.write(left % MORE | MORE);
                left /= MORE;
            }
            out.write(left);
        }
    }
}
