package dev.firebreak.training.graph;

import java.util.Arrays;

/**
 * Numbers in rows: a weight of a network.
 *
 * @param shape sizes, outermost first; empty for one number
 * @param values row by row; not to be changed by anybody
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes of weights, passed on, never compared
public record Tensor(long[] shape, float[] values) {
    public Tensor {
        long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new IllegalArgumentException("A tensor of shape %s has %d values, not %d"
                    .formatted(Arrays.toString(shape), size, values.length));
        }
    }

    /** A tensor of zeros. */
    public static Tensor zeros(long... shape) {
        return new Tensor(shape, new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))]);
    }
}
