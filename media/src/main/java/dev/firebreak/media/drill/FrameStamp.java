package dev.firebreak.media.drill;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Writes and reads a {@link Stamp} as a row of black and white cells along a picture's lower edge: two cells that say how
 * white and black look here, 20 bits of number, the attack bit, 11 bits of a CRC-32, and the two cells again in reverse. A
 * cell of a 320 pixel wide picture is almost 9 pixels wide, which outlives H.264 at low bit rates. Thread-safe.
 */
public final class FrameStamp {
    /** A narrower picture has cells under 4 pixels: it is not read and cannot be written. */
    public static final int MIN_WIDTH = 160;

    /** A lower picture has cells under 6 pixels high. */
    public static final int MIN_HEIGHT = 90;

    private static final int CELLS = 36;
    private static final int PAYLOAD_BITS = 32;
    private static final int CHECK_BITS = 11;
    private static final int MIN_CONTRAST = 60;
    private static final int WHITE = 235;
    private static final int BLACK = 16;

    private FrameStamp() {}

    /** Brightness of the pixel at (x, y), 0 to 255. */
    @FunctionalInterface
    interface Brightness {
        int at(int x, int y);
    }

    /** Marks a picture of 3 bytes a pixel, row by row. Throws {@link IllegalArgumentException} when the sizes do not fit. */
    public static void write(byte[] rgb, int width, int height, Stamp stamp) {
        check(rgb.length == width * height * 3, width, height);
        long cells = cells(stamp);
        for (int y = top(height); y < height; y++) {
            for (int x = 0; x < width; x++) {
                byte level = (byte) level(cells, x, width);
                int at = (y * width + x) * 3;
                rgb[at] = level;
                rgb[at + 1] = level;
                rgb[at + 2] = level;
            }
        }
    }

    /** Marks a picture of one 0xRRGGBB integer a pixel. */
    static void write(int[] pixels, int width, int height, Stamp stamp) {
        check(pixels.length == width * height, width, height);
        long cells = cells(stamp);
        int top = top(height);
        for (int x = 0; x < width; x++) {
            pixels[top * width + x] = level(cells, x, width) * 0x010101;
        }
        for (int y = top + 1; y < height; y++) {
            System.arraycopy(pixels, top * width, pixels, y * width, width);
        }
    }

    /** Reads a picture of 3 bytes a pixel; empty when there is no stamp, or one too damaged to be believed. */
    public static Optional<Stamp> read(byte[] rgb, int width, int height) {
        if (rgb.length != width * height * 3) {
            throw new IllegalArgumentException(
                    "%d bytes are no picture of %d x %d".formatted(rgb.length, width, height));
        }
        return read(width, height, (x, y) -> {
            int at = (y * width + x) * 3;
            return ((rgb[at] & 0xff) + 2 * (rgb[at + 1] & 0xff) + (rgb[at + 2] & 0xff)) / 4;
        });
    }

    static Optional<Stamp> read(int width, int height, Brightness picture) {
        if (width < MIN_WIDTH || height < MIN_HEIGHT) {
            return Optional.empty();
        }
        double[] levels = new double[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            levels[cell] = mean(picture, cell, width, height);
        }
        double white = (levels[0] + levels[CELLS - 1]) / 2;
        double black = (levels[1] + levels[CELLS - 2]) / 2;
        boolean guarded =
                Math.min(levels[0], levels[CELLS - 1]) - Math.max(levels[1], levels[CELLS - 2]) > MIN_CONTRAST;
        return guarded ? decode(levels, white, black) : Optional.empty();
    }

    /** First row of the cells. */
    static int top(int height) {
        return height - Math.max(6, height / 15);
    }

    private static Optional<Stamp> decode(double[] levels, double white, double black) {
        int payload = 0;
        for (int bit = 0; bit < PAYLOAD_BITS; bit++) {
            double share = (levels[2 + bit] - black) / (white - black);
            if (share > 0.4 && share < 0.6) {
                return Optional.empty(); // neither black nor white
            }
            payload = payload << 1 | (share > 0.5 ? 1 : 0);
        }
        int said = payload >>> CHECK_BITS;
        return payload == withCheck(said) ? Optional.of(new Stamp(said >>> 1, (said & 1) == 1)) : Optional.empty();
    }

    /** Mean brightness of the middle of a cell: a quarter of it is left out on each side, where its neighbours bleed in. */
    private static double mean(Brightness picture, int cell, int width, int height) {
        double cellWidth = (double) width / CELLS;
        int left = (int) Math.ceil((cell + 0.25) * cellWidth);
        int right = Math.max(left + 1, (int) ((cell + 0.75) * cellWidth));
        int rows = height - top(height);
        int from = top(height) + rows / 4;
        int to = Math.max(from + 1, height - rows / 4);
        long sum = 0;
        for (int y = from; y < to; y++) {
            for (int x = left; x < right; x++) {
                sum += picture.at(x, y);
            }
        }
        return (double) sum / ((long) (right - left) * (to - from));
    }

    /** The 36 cells, the leftmost in the highest bit; 1 is white. */
    private static long cells(Stamp stamp) {
        long payload = withCheck(stamp.number() << 1 | (stamp.attack() ? 1 : 0)) & 0xffff_ffffL;
        return 0b10L << (PAYLOAD_BITS + 2) | payload << 2 | 0b01L;
    }

    private static int withCheck(int said) {
        CRC32 crc = new CRC32();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, said));
        return said << CHECK_BITS | (int) (crc.getValue() & ((1 << CHECK_BITS) - 1));
    }

    private static int level(long cells, int x, int width) {
        int cell = Math.min(CELLS - 1, (int) ((long) x * CELLS / width));
        return (cells >>> (CELLS - 1 - cell) & 1) == 1 ? WHITE : BLACK;
    }

    private static void check(boolean fits, int width, int height) {
        if (!fits || width < MIN_WIDTH || height < MIN_HEIGHT) {
            throw new IllegalArgumentException("A stamped picture is %d x %d or larger with all its pixels, not %d x %d"
                    .formatted(MIN_WIDTH, MIN_HEIGHT, width, height));
        }
    }
}
