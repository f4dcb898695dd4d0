package dev.firebreak.inference.frontend;

import dev.firebreak.core.evidence.Frame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a picture model's input of a frame: {@code side × side × 3} bytes, RGB, row by row. Each axis is resized on its
 * own: by area when it shrinks, so that nothing aliases, and linearly when it grows.
 *
 * <p>The whole picture is <b>stretched</b> to the square. A centre crop of a wide picture loses the left and right third
 * or, of an upright phone's, the lower one, which is where a weapon in first person is held; letter-boxing spends up to
 * 44 % of the model's pixels on bars, and lets the shape of the bars stand in for the class. Training resizes with this
 * very class, so the model has only ever seen stretched pictures.
 *
 * <p>Thread-safe: tables are computed once for each pair of sizes, scratch space belongs to the caller's thread.
 */
public final class PictureInput {
    /** Sides that a model may ask for. */
    public static final int SMALLEST_SIDE = 32;

    public static final int LARGEST_SIDE = 320;

    private static final int HALF = 1 << (ResizeTable.SHIFT - 1);

    private final int side;
    private final Map<Integer, ResizeTable> tables = new ConcurrentHashMap<>();
    private final ThreadLocal<byte[]> scratch;

    /** @param side of the model's square input, {@value #SMALLEST_SIDE} to {@value #LARGEST_SIDE} */
    public PictureInput(int side) {
        if (side < SMALLEST_SIDE || side > LARGEST_SIDE) {
            throw new IllegalArgumentException(
                    "side must be %d to %d, not %d".formatted(SMALLEST_SIDE, LARGEST_SIDE, side));
        }
        this.side = side;
        this.scratch = ThreadLocal.withInitial(() -> new byte[Frame.MAX_SIDE * side * 3]);
    }

    public int side() {
        return side;
    }

    /** Bytes of one picture. */
    public int bytes() {
        return side * side * 3;
    }

    /** Writes {@link #bytes()} bytes into {@code out} from {@code outFrom} on. */
    public void write(Frame frame, byte[] out, int outFrom) {
        byte[] narrowed = scratch.get();
        ResizeTable across = tables.computeIfAbsent(frame.width(), width -> new ResizeTable(width, side));
        ResizeTable down = tables.computeIfAbsent(frame.height(), height -> new ResizeTable(height, side));
        for (int row = 0; row < frame.height(); row++) {
            across(frame.rgb(), row * frame.width() * 3, across, narrowed, row * side * 3);
        }
        for (int row = 0; row < side; row++) {
            down(narrowed, down, row, out, outFrom + row * side * 3);
        }
    }

    private void across(byte[] rgb, int rowStart, ResizeTable table, byte[] out, int outFrom) {
        int to = outFrom;
        for (int x = 0; x < side; x++) {
            int red = HALF;
            int green = HALF;
            int blue = HALF;
            int pixel = rowStart + table.first(x) * 3;
            for (int tap = table.tapsFrom(x); tap < table.tapsFrom(x + 1); tap++) {
                int weight = table.weight(tap);
                red += weight * (rgb[pixel] & 0xff);
                green += weight * (rgb[pixel + 1] & 0xff);
                blue += weight * (rgb[pixel + 2] & 0xff);
                pixel += 3;
            }
            out[to] = (byte) (red >> ResizeTable.SHIFT);
            out[to + 1] = (byte) (green >> ResizeTable.SHIFT);
            out[to + 2] = (byte) (blue >> ResizeTable.SHIFT);
            to += 3;
        }
    }

    private void down(byte[] narrowed, ResizeTable table, int row, byte[] out, int outFrom) {
        int stride = side * 3;
        int source = table.first(row) * stride;
        int taps = table.tapsFrom(row + 1) - table.tapsFrom(row);
        int tap = table.tapsFrom(row);
        switch (taps) {
            case 1 -> System.arraycopy(narrowed, source, out, outFrom, stride);
            case 2 -> {
                int upper = table.weight(tap);
                int lower = table.weight(tap + 1);
                for (int i = 0; i < stride; i++) {
                    int sum = upper * (narrowed[source + i] & 0xff) + lower * (narrowed[source + stride + i] & 0xff);
                    out[outFrom + i] = (byte) ((sum + HALF) >> ResizeTable.SHIFT);
                }
            }
            default -> {
                for (int i = 0; i < stride; i++) {
                    int sum = HALF;
                    for (int t = 0; t < taps; t++) {
                        sum += table.weight(tap + t) * (narrowed[source + t * stride + i] & 0xff);
                    }
                    out[outFrom + i] = (byte) (sum >> ResizeTable.SHIFT);
                }
            }
        }
    }
}
