package dev.firebreak.inference.engine;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Looks through an ONNX file before ONNX Runtime sees it, and refuses what a model of ours never has but a hostile one might:
 * weights kept in other files (a way to read any file of this machine), graphs inside of nodes (loops without end), operators
 * of other than the standard set, functions, and more nodes than any network needs. Field numbers are those of onnx.proto.
 */
final class OnnxSurvey {
    static final int MOST_NODES = 10_000;

    private static final int MODEL_GRAPH = 7;
    private static final int MODEL_TRAINING = 20;
    private static final int MODEL_FUNCTIONS = 25;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_WEIGHTS = 5;
    private static final int GRAPH_SPARSE_WEIGHTS = 15;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int NODE_DOMAIN = 7;
    private static final int ATTRIBUTE_TENSOR = 5;
    private static final int ATTRIBUTE_TENSORS = 10;
    private static final Set<Integer> ATTRIBUTE_GRAPHS = Set.of(6, 11);
    private static final Set<Integer> ATTRIBUTE_SPARSE = Set.of(22, 23);
    private static final Set<Integer> TENSOR_ELSEWHERE = Set.of(13, 14);
    private static final Set<String> DOMAINS = Set.of("", "ai.onnx");

    private int nodes;

    private OnnxSurvey() {}

    /** Throws IllegalArgumentException, with what is wrong, unless the file may be loaded. */
    static void check(byte[] onnx) {
        new OnnxSurvey().model(new ProtoFields(onnx, 0, onnx.length));
    }

    private void model(ProtoFields model) {
        while (model.next()) {
            switch (model.field()) {
                case MODEL_GRAPH -> graph(model.message());
                case MODEL_TRAINING, MODEL_FUNCTIONS -> throw refused("functions or a training part");
                default -> {}
            }
        }
    }

    private void graph(ProtoFields graph) {
        while (graph.next()) {
            switch (graph.field()) {
                case GRAPH_NODE -> node(graph.message());
                case GRAPH_WEIGHTS -> tensor(graph.message());
                case GRAPH_SPARSE_WEIGHTS -> throw refused("sparse weights");
                default -> {}
            }
        }
    }

    private void node(ProtoFields node) {
        nodes++;
        if (nodes > MOST_NODES) {
            throw refused("more than " + MOST_NODES + " nodes");
        }
        while (node.next()) {
            if (node.field() == NODE_DOMAIN && !DOMAINS.contains(node.text())) {
                throw refused("operators that are not standard");
            }
            if (node.field() == NODE_ATTRIBUTE) {
                attribute(node.message());
            }
        }
    }

    private static void attribute(ProtoFields attribute) {
        while (attribute.next()) {
            int field = attribute.field();
            if (ATTRIBUTE_GRAPHS.contains(field)) {
                throw refused("graphs inside of nodes");
            }
            if (ATTRIBUTE_SPARSE.contains(field)) {
                throw refused("sparse weights");
            }
            if (field == ATTRIBUTE_TENSOR || field == ATTRIBUTE_TENSORS) {
                tensor(attribute.message());
            }
        }
    }

    private static void tensor(ProtoFields tensor) {
        while (tensor.next()) {
            boolean elsewhere = TENSOR_ELSEWHERE.contains(tensor.field());
            if (elsewhere && (tensor.isMessage() || tensor.number() != 0)) {
                throw refused("weights in other files");
            }
        }
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException("it has " + what + ", which a model package may not");
    }

    /** The fields of one protocol buffer message, one after the other. IllegalArgumentException when it is cut off. */
    private static final class ProtoFields {
        private static final int VARINT = 0;
        private static final int EIGHT_BYTES = 1;
        private static final int LENGTH = 2;
        private static final int FOUR_BYTES = 5;

        private final byte[] bytes;
        private final int end;
        private int at;
        private int field;
        private int wire;
        private long number;
        private int start;

        ProtoFields(byte[] bytes, int from, int end) {
            this.bytes = bytes;
            this.at = from;
            this.end = end;
        }

        boolean next() {
            if (at == end) {
                return false;
            }
            long tag = varint();
            field = (int) (tag >>> 3);
            wire = (int) (tag & 7);
            switch (wire) {
                case VARINT -> number = varint();
                case EIGHT_BYTES -> skip(8);
                case LENGTH -> skip(varint());
                case FOUR_BYTES -> skip(4);
                default -> throw broken();
            }
            return true;
        }

        int field() {
            return field;
        }

        boolean isMessage() {
            return wire == LENGTH;
        }

        long number() {
            return wire == VARINT ? number : 1;
        }

        ProtoFields message() {
            if (wire != LENGTH) {
                throw broken();
            }
            return new ProtoFields(bytes, start, at);
        }

        String text() {
            if (wire != LENGTH) {
                throw broken();
            }
            return new String(bytes, start, at - start, StandardCharsets.UTF_8);
        }

        private void skip(long length) {
            if (length < 0 || length > end - at) {
                throw broken();
            }
            start = at;
            at += (int) length;
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                if (at == end) {
                    throw broken();
                }
                byte next = bytes[at++];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw broken();
        }

        private static IllegalArgumentException broken() {
            return new IllegalArgumentException("it is no ONNX file, or is cut off");
        }
    }
}
