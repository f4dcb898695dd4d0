package dev.firebreak.training.graph;

/**
 * What the values of a tensor lie between, and the 8-bit code for it: {@code value = step × (code - zero)} with codes of 0 to
 * 255. Zero always has a code of its own, so that padding is exact.
 *
 * @param low at most 0
 * @param high at least 0
 */
public record Range(float low, float high) {
    private static final int CODES = 255;
    private static final float NARROWEST = 1e-6f;

    public Range {
        if (!(low <= 0 && high >= 0) || !Float.isFinite(high - low)) {
            throw new IllegalArgumentException("A range from %s to %s".formatted(low, high));
        }
    }

    /** The range of values from {@code least} to {@code most}, widened so that it has zero in it. */
    static Range of(float least, float most) {
        return new Range(Math.min(0, least), Math.max(0, most));
    }

    Range with(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    float step() {
        return Math.max(high - low, NARROWEST) / CODES;
    }

    int zero() {
        return Math.clamp(Math.round(-low / step()), 0, CODES);
    }
}
