package dev.firebreak.core.fingerprint.picture;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * PDQ hashes of pictures: blurred, brought to 64 × 64, cosine-transformed; a bit for each of 256 coefficients that lies above
 * their median. The picture is hashed at its full size, as those do with whom hashes are exchanged; {@link #COMPACT_SIDE} says
 * how the other convention is had. Sums are 32-bit floats in the published order, so equal samples give equal bits everywhere.
 *
 * <p>An instance keeps its scratch memory and the last picture's coefficients: one thread at a time, and one for each thread.
 */
public final class PdqHasher {
    /** Coefficients of a picture: 16 × 16. */
    public static final int COEFFICIENTS = PdqHash.BITS;

    /** Side of the picture that is transformed. A picture of just this size is not blurred: the path for scaled video frames. */
    public static final int SIDE = JaroszBlur.SIDE;

    /** Sides beyond this are brought to it, {@link LumaPlane#sampled}, by those who hash small pictures only. */
    public static final int COMPACT_SIDE = 512;

    /** A picture with a shorter side has no hash: all bits 0, quality 0. */
    public static final int LEAST_SIDE = 5;

    private static final int GRADIENT_SUM_PER_QUALITY = 90;
    private static final int LOWER_MEDIAN = COEFFICIENTS / 2 - 1;
    private static final int ROW = CosineTransform.SIDE;

    private final JaroszBlur blur = new JaroszBlur();
    private final CosineTransform cosines = new CosineTransform();
    private final float[] samples = new float[SIDE * SIDE];
    private final float[] block = new float[COEFFICIENTS];
    private final float[] turned = new float[COEFFICIENTS];
    private final float[] sorted = new float[COEFFICIENTS];

    /** Hashes a picture. The other methods then speak of the same picture. */
    public PictureHash hash(LumaPlane plane) {
        if (plane.width() < LEAST_SIDE || plane.height() < LEAST_SIDE) {
            Arrays.fill(samples, 0);
            Arrays.fill(block, 0);
            return new PictureHash(bits(Orientation.UPRIGHT), 0);
        }
        if (plane.width() == SIDE && plane.height() == SIDE) {
            for (int y = 0; y < SIDE; y++) {
                plane.row(y, samples, y * SIDE);
            }
        } else {
            blur.decimate(plane, samples);
        }
        cosines.transform(samples, block);
        return new PictureHash(bits(Orientation.UPRIGHT), quality(plane.span()));
    }

    /** Hashes by the second convention: a picture with a side above {@value #COMPACT_SIDE} is first sampled to that square. */
    public PictureHash hashCompact(LumaPlane plane) {
        boolean large = plane.width() > COMPACT_SIDE || plane.height() > COMPACT_SIDE;
        return hash(large ? plane.sampled(COMPACT_SIDE, COMPACT_SIDE) : plane);
    }

    /** The last picture's hash as if it had been turned so, from its coefficients: within a few bits of hashing the turned picture. */
    public PdqHash oriented(Orientation orientation) {
        return bits(orientation);
    }

    /** {@link #oriented} for all of {@link Orientation}, in their order. */
    public List<PdqHash> orientations() {
        List<PdqHash> hashes = new ArrayList<>(Orientation.values().length);
        for (Orientation orientation : Orientation.values()) {
            hashes.add(bits(orientation));
        }
        return hashes;
    }

    /** Copies the last picture's {@value #COEFFICIENTS} coefficients, row by row, to {@code into} from {@code at}. */
    public void coefficients(float[] into, int at) {
        System.arraycopy(block, 0, into, at, COEFFICIENTS);
    }

    /** Copies the last picture's 64 × 64 samples of luma, row by row, to {@code into} from {@code at}. */
    public void samples(float[] into, int at) {
        System.arraycopy(samples, 0, into, at, SIDE * SIDE);
    }

    private int quality(float span) {
        int sum = 0;
        for (int y = 0; y < SIDE; y++) {
            int row = y * SIDE;
            for (int x = 0; x < SIDE - 1; x++) {
                sum += gradient(samples[row + x], samples[row + x + 1], span);
            }
        }
        for (int at = 0; at < SIDE * (SIDE - 1); at++) {
            sum += gradient(samples[at], samples[at + SIDE], span);
        }
        return Math.min(100, sum / GRADIENT_SUM_PER_QUALITY);
    }

    private static int gradient(float from, float to, float span) {
        return Math.abs((int) ((from - to) * 100 / span));
    }

    private PdqHash bits(Orientation orientation) {
        float[] values = turned(orientation);
        System.arraycopy(values, 0, sorted, 0, COEFFICIENTS);
        Arrays.sort(sorted);
        float median = sorted[LOWER_MEDIAN];
        return new PdqHash(
                word(values, 0, median),
                word(values, 64, median),
                word(values, 128, median),
                word(values, 192, median));
    }

    private float[] turned(Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return block;
        }
        for (int i = 0; i < ROW; i++) {
            for (int j = 0; j < ROW; j++) {
                float value = block[i * ROW + j];
                int to = orientation.transposed ? j * ROW + i : i * ROW + j;
                turned[to] = orientation.sign.flips(i, j) ? -value : value;
            }
        }
        return turned;
    }

    private static long word(float[] values, int from, float median) {
        long word = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if (values[from + bit] > median) {
                word |= 1L << bit;
            }
        }
        return word;
    }
}
