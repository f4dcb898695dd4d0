package dev.firebreak.training.graph;

/** One step of a {@link Graph}. Tensors between steps go by name; pictures and spectrograms lie [N, channels, height, width]. */
public sealed interface Operation {
    /** Name of what it makes. */
    String output();

    /** A convolution with "same" padding, the odd pixel at the end: output side = ceil(input side / stride). */
    record Convolution(String input, String weight, String bias, String output, int kernel, int stride, int groups)
            implements Operation {}

    /** Limits values to {@code [low, high]}. */
    record Clip(String input, String output, float low, float high) implements Operation {}

    /** The sum of two tensors of one shape. */
    record Add(String left, String right, String output) implements Operation {}

    /** Mean over height and width: [N, C, H, W] becomes [N, C]. */
    record MeanPool(String input, String output) implements Operation {}

    /** {@code y = x Wᵀ + b} with a weight of [out, in]. */
    record Linear(String input, String weight, String bias, String output) implements Operation {}
}
