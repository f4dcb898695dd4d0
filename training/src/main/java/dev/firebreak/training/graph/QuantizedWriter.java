package dev.firebreak.training.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a {@link Graph} as an ONNX model whose convolutions and sums compute in 8 bits, as pairs of QuantizeLinear and
 * DequantizeLinear that ONNX Runtime fuses. Activations have one unsigned code for a tensor, over the {@link Range} seen
 * on typical inputs; weights a signed one for each output channel. Means and heads stay in floats: they cost nothing, and
 * errors there are not averaged out.
 *
 * <p>Weights use 7 of the 8 bits: on processors without VNNI, ONNX Runtime adds two products of 8 × 8 bits in 16 bits, which
 * overflows with more. So a package computes the same on all of them.
 *
 * <p>A clip right behind a convolution is left out: the codes of its output cannot say more than the clip lets through.
 */
public final class QuantizedWriter {
    private static final int MOST_CODE = 63;

    private final Graph graph;
    private final Map<String, Range> ranges;
    private final GraphProto.Builder out = GraphProto.newBuilder().setName("firebreak");

    /** Convolutions that are only read by a clip, and the clip's output by their own. */
    private final Map<String, String> clipped = new HashMap<>();

    private final Set<String> decoded = new HashSet<>();

    private QuantizedWriter(Graph graph, Map<String, Range> ranges) {
        this.graph = graph;
        this.ranges = ranges;
        findClipped();
    }

    /**
     * The model of a network that takes floats.
     *
     * @param ranges of every tensor, see {@link ActivationRanges}
     */
    public static byte[] floats(Graph graph, Map<String, Range> ranges) {
        QuantizedWriter writer = new QuantizedWriter(graph, ranges);
        writer.out.addInput(OnnxParts.value(graph.input(), TensorProto.DataType.FLOAT, graph.inputShape()));
        return writer.write();
    }

    /** The model of a network that takes pictures, fed with 8-bit pixels named {@code pixels}. */
    public static byte[] withPixels(Graph graph, Map<String, Range> ranges) {
        QuantizedWriter writer = new QuantizedWriter(graph, ranges);
        OnnxParts.addPixels(writer.out, graph.input(), graph.inputShape());
        return writer.write();
    }

    private byte[] write() {
        addCode(graph.input(), graph.input());
        graph.operations().forEach(this::add);
        OnnxParts.addOutputs(out, graph);
        return OnnxParts.model(out);
    }

    private void findClipped() {
        Map<String, Long> readers = graph.operations().stream()
                .flatMap(Graph::inputs)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        Set<String> convolved = new HashSet<>();
        for (Operation operation : graph.operations()) {
            if (operation instanceof Operation.Convolution it) {
                convolved.add(it.output());
            }
            if (operation instanceof Operation.Clip it
                    && convolved.contains(it.input())
                    && readers.getOrDefault(it.input(), 0L) == 1) {
                clipped.put(it.input(), it.output());
            }
        }
    }

    private void add(Operation operation) {
        switch (operation) {
            case Operation.Convolution it -> addConvolution(it);
            case Operation.Clip it -> {
                if (!clipped.containsKey(it.input())) {
                    String raw = it.output() + "_exact";
                    OnnxParts.addClip(out, new Operation.Clip(plain(it.input()), raw, it.low(), it.high()));
                    addCode(raw, it.output());
                }
            }
            case Operation.Add it -> {
                String raw = it.output() + "_exact";
                out.addNode(OnnxParts.node("Add", raw, plain(it.left()), plain(it.right())));
                addCode(raw, it.output());
            }
            case Operation.MeanPool it -> {
                out.addNode(OnnxParts.mean(it, plain(it.input())));
                decoded.add(it.output());
            }
            case Operation.Linear it -> {
                out.addInitializer(OnnxParts.floats(it.weight(), graph.weight(it.weight())));
                out.addInitializer(OnnxParts.floats(it.bias(), graph.weight(it.bias())));
                out.addNode(OnnxParts.linear(it, plain(it.input())));
                decoded.add(it.output());
            }
        }
    }

    private void addConvolution(Operation.Convolution it) {
        Tensor weight = graph.weight(it.weight());
        int channels = (int) weight.shape()[0];
        int each = weight.values().length / channels;
        float[] steps = new float[channels];
        ByteBuffer codes = OnnxParts.buffer(weight.values().length);
        for (int channel = 0; channel < channels; channel++) {
            float most = 0;
            for (int i = 0; i < each; i++) {
                most = Math.max(most, Math.abs(weight.values()[channel * each + i]));
            }
            steps[channel] = Math.max(most, 1e-9f) / MOST_CODE;
            for (int i = 0; i < each; i++) {
                codes.put((byte) Math.round(weight.values()[channel * each + i] / steps[channel]));
            }
        }
        addDecoded(it.weight(), TensorProto.DataType.INT8, weight.shape(), codes, steps);
        addBias(it, steps);
        String made = clipped.getOrDefault(it.output(), it.output());
        String raw = made + "_exact";
        out.addNode(OnnxParts.convolution(it, raw, plain(it.input()), it.weight(), it.bias()));
        addCode(raw, made);
    }

    /** A bias in 32 bits, in steps of one product of an input's and a weight's step. */
    private void addBias(Operation.Convolution it, float[] weightSteps) {
        Tensor bias = graph.weight(it.bias());
        float input = range(it.input()).step();
        float[] steps = new float[weightSteps.length];
        ByteBuffer codes = OnnxParts.buffer(steps.length * Integer.BYTES);
        for (int channel = 0; channel < steps.length; channel++) {
            steps[channel] = input * weightSteps[channel];
            codes.putInt(Math.round(bias.values()[channel] / steps[channel]));
        }
        addDecoded(it.bias(), TensorProto.DataType.INT32, bias.shape(), codes, steps);
    }

    private void addDecoded(String name, TensorProto.DataType type, long[] shape, ByteBuffer codes, float[] steps) {
        long[] channels = {steps.length};
        out.addInitializer(OnnxParts.tensor(name + "_code", type, shape, codes));
        out.addInitializer(OnnxParts.floats(name + "_step", new Tensor(channels, steps)));
        ByteBuffer zeros = OnnxParts.buffer(steps.length * (type == TensorProto.DataType.INT8 ? 1 : Integer.BYTES));
        out.addInitializer(OnnxParts.tensor(name + "_zero", type, channels, zeros.position(zeros.limit())));
        out.addNode(OnnxParts.node("DequantizeLinear", name, name + "_code", name + "_step", name + "_zero")
                .addAttribute(OnnxParts.integer("axis", 0)));
    }

    /** Writes {@code raw} in 8 bits and reads it again as {@link #plain} of {@code name}. */
    private void addCode(String raw, String name) {
        Range range = range(name);
        String step = name + "_step";
        String zero = name + "_zero";
        ByteBuffer code = OnnxParts.buffer(1).put((byte) range.zero());
        out.addInitializer(OnnxParts.number(step, range.step()));
        out.addInitializer(OnnxParts.tensor(zero, TensorProto.DataType.UINT8, new long[0], code));
        out.addNode(OnnxParts.node("QuantizeLinear", name + "_code", raw, step, zero));
        out.addNode(OnnxParts.node("DequantizeLinear", name + "_plain", name + "_code", step, zero));
    }

    /** The name under which floats of a tensor can be read. */
    private String plain(String name) {
        return decoded.contains(name) ? name : name + "_plain";
    }

    private Range range(String name) {
        Range range = ranges.get(name);
        if (range == null) {
            throw new IllegalArgumentException("No range is known of " + name);
        }
        return range;
    }
}
