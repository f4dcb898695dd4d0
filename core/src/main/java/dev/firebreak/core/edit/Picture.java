package dev.firebreak.core.edit;

/**
 * A decoded picture: width × height × 3 bytes of red, green and blue, row by row from the top left. Not to be changed by anybody once it
 * was made.
 */
@SuppressWarnings("ArrayRecordComponent") // pictures are passed on, never compared
public record Picture(int width, int height, byte[] rgb) {
    /** The longest side that edits are made on. */
    public static final int MAX_SIDE = 1024;

    static final int CHANNELS = 3;

    private static final int RED = 77;
    private static final int GREEN = 150;
    private static final int BLUE = 29;

    public Picture {
        if (width < 1
                || height < 1
                || width > MAX_SIDE
                || height > MAX_SIDE
                || rgb.length != width * height * CHANNELS) {
            throw new IllegalArgumentException(
                    "%d bytes are no picture of %d x %d".formatted(rgb.length, width, height));
        }
    }

    /** Of one colour, each 0 to 255. */
    static Picture plain(int width, int height, int red, int green, int blue) {
        byte[] rgb = new byte[width * height * CHANNELS];
        for (int i = 0; i < rgb.length; i += CHANNELS) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return new Picture(width, height, rgb);
    }

    /** The brightness of each pixel: 0.299 red, 0.587 green, 0.114 blue. */
    public byte[] luma() {
        byte[] luma = new byte[width * height];
        for (int i = 0; i < luma.length; i++) {
            int at = CHANNELS * i;
            int sum = RED * (rgb[at] & 0xff) + GREEN * (rgb[at + 1] & 0xff) + BLUE * (rgb[at + 2] & 0xff);
            luma[i] = (byte) (sum >>> Byte.SIZE);
        }
        return luma;
    }
}
