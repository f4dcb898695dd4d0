package dev.firebreak.inference.model;

import dev.firebreak.core.fingerprint.LearnedHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The projection of a picture's features whose signs are its learned hash: of each feature the root, less its mean, over its spread, as a
 * whole number; 256 rows of 8-bit weights; a bit is 1 where a row's sum is above 0. Whole numbers add up to the same on any machine.
 *
 * <p>As a file, little-endian: "FBSP", the version ({@value #VERSION}), a byte 0, the width in two bytes, as many 32-bit floats of
 * means, as many of one over spreads, then 256 rows of as many signed bytes. Immutable, thread-safe.
 */
public final class SignProjection {
    /** The widest layer. */
    public static final int MAX_WIDTH = 4_096;

    static final int VERSION = 1;

    private static final byte[] MAGIC = {'F', 'B', 'S', 'P', VERSION, 0};
    private static final int HEADER = MAGIC.length + Short.BYTES;
    private static final int ROWS = LearnedHash.BITS;
    private static final int MOST_WEIGHT = 127;

    /** Steps in which one spread of a feature is counted, and how many spreads at most. */
    private static final float STEPS = 256;

    private static final int MOST_STEPS = 4_095;

    private final int width;
    private final float[] means;
    private final float[] inverses;
    private final byte[] weights;

    /** The same as ints: sums of these are vectorised. */
    private final int[] factors;

    private SignProjection(float[] means, float[] inverses, byte[] weights) {
        this.width = means.length;
        this.means = means;
        this.inverses = inverses;
        this.weights = weights;
        this.factors = new int[weights.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = weights[i];
        }
    }

    /**
     * Rounds a projection.
     *
     * @param means of the features' roots
     * @param spreads of them, above 0
     * @param rows 256, each with a weight for every feature
     */
    public static SignProjection of(double[] means, double[] spreads, double[][] rows) {
        if (rows.length != ROWS || means.length > MAX_WIDTH || spreads.length != means.length) {
            throw new IllegalArgumentException("A projection has %d rows of up to %d features, not %d of %d"
                    .formatted(ROWS, MAX_WIDTH, rows.length, means.length));
        }
        float[] centres = new float[means.length];
        float[] inverses = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            centres[i] = (float) means[i];
            inverses[i] = (float) (1 / spreads[i]);
        }
        byte[] weights = new byte[ROWS * means.length];
        for (int row = 0; row < ROWS; row++) {
            double largest = Arrays.stream(rows[row]).map(Math::abs).max().orElse(0);
            for (int i = 0; i < means.length; i++) {
                double share = largest == 0 ? 0 : rows[row][i] / largest;
                weights[row * means.length + i] = (byte) Math.round(share * MOST_WEIGHT);
            }
        }
        return new SignProjection(centres, inverses, weights);
    }

    /** Reads a file. Throws {@link IllegalArgumentException}, with what is wrong, for anything that {@link #bytes} did not make. */
    public static SignProjection read(byte[] file) {
        if (file.length < HEADER || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("it does not begin as a projection of version " + VERSION + " does");
        }
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length);
        int width = in.getShort() & 0xffff;
        if (width < 1 || width > MAX_WIDTH || file.length != bytes(width)) {
            throw new IllegalArgumentException("%d bytes are no projection of %d features, of which there are 1 to %d"
                    .formatted(file.length, width, MAX_WIDTH));
        }
        float[] means = floats(in, width);
        float[] inverses = floats(in, width);
        byte[] weights = new byte[ROWS * width];
        in.get(weights);
        return new SignProjection(means, inverses, weights);
    }

    private static float[] floats(ByteBuffer in, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.getFloat();
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("it has " + values[i] + " among its numbers");
            }
        }
        return values;
    }

    /** As a file. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate((int) bytes(width)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putShort((short) width);
        for (float mean : means) {
            out.putFloat(mean);
        }
        for (float inverse : inverses) {
            out.putFloat(inverse);
        }
        return out.put(weights).array();
    }

    private static long bytes(int width) {
        return HEADER + (2L * Float.BYTES + ROWS) * width;
    }

    public int width() {
        return width;
    }

    /** The hash of a picture with these features, {@link #width} of them from {@code from} on. */
    public LearnedHash hash(float[] features, int from, long space) {
        int[] steps = new int[width];
        for (int i = 0; i < width; i++) {
            float spreads = (root(features[from + i]) - means[i]) * inverses[i];
            steps[i] = Math.clamp(Math.round(spreads * STEPS), -MOST_STEPS, MOST_STEPS);
        }
        long[] words = new long[ROWS / Long.SIZE];
        for (int row = 0; row < ROWS; row++) {
            if (sum(row * width, steps) > 0) {
                words[row / Long.SIZE] |= 1L << (row % Long.SIZE);
            }
        }
        return new LearnedHash(space, words[0], words[1], words[2], words[3]);
    }

    /** At most 4,096 features of 4,095 steps weighed with 127: less than 2^31. */
    private int sum(int at, int[] steps) {
        int sum = 0;
        for (int i = 0; i < steps.length; i++) {
            sum += factors[at + i] * steps[i];
        }
        return sum;
    }

    /** Means of rectified channels are skewed; their roots are less so. */
    private static float root(float value) {
        return Math.copySign((float) Math.sqrt(Math.abs(value)), value);
    }
}
