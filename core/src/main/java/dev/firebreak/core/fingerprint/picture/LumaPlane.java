package dev.firebreak.core.fingerprint.picture;

/**
 * The brightness of a picture, read row by row: a view on the caller's samples, which are neither copied nor changed. Values
 * are floats in 0..255. Rows come from the top, columns from the left.
 */
public abstract sealed class LumaPlane permits GreyPlane, RgbPlane, FloatPlane, SampledPlane {
    /** The longest side a plane may have: longer ones make no picture and would overflow an index. */
    public static final int MAX_SIDE = 1 << 16;

    private static final double FULL_SPAN = 255;
    private static final double VIDEO_SPAN = 219;

    private final int width;
    private final int height;
    private final float span;

    LumaPlane(int width, int height, double span) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "A picture is 1 to %d samples a side, not %d × %d".formatted(MAX_SIDE, width, height));
        }
        this.width = width;
        this.height = height;
        this.span = (float) span;
    }

    /** One byte a sample, rows without gaps. */
    public static LumaPlane grey(byte[] samples, int width, int height) {
        return grey(samples, 0, width, width, height);
    }

    /** One byte a sample; row y begins at {@code offset + y * stride}. A part of a picture is seen by offset, width and height. */
    public static LumaPlane grey(byte[] samples, int offset, int stride, int width, int height) {
        return new GreyPlane(samples, offset, stride, width, height, FULL_SPAN);
    }

    /**
     * The Y plane of a video frame whose black is 16 and white 235. A hash does not change with brightness and contrast, so
     * the samples are hashed as they are; only the quality is measured on the wider scale.
     */
    public static LumaPlane video(byte[] samples, int offset, int stride, int width, int height) {
        return new GreyPlane(samples, offset, stride, width, height, VIDEO_SPAN);
    }

    /** Three bytes a sample, red first, rows without gaps; luma is 0.299 R + 0.587 G + 0.114 B in 32-bit floats. */
    public static LumaPlane rgb(byte[] samples, int width, int height) {
        return new RgbPlane(samples, width, height, FULL_SPAN);
    }

    /** A float in 0..255 a sample, rows without gaps. */
    public static LumaPlane floats(float[] samples, int width, int height) {
        return new FloatPlane(samples, width, height, FULL_SPAN);
    }

    /** This picture at another size by nearest neighbours: sample x is sample {@code floor(x * width() / toWidth)} of this. */
    public LumaPlane sampled(int toWidth, int toHeight) {
        return new SampledPlane(this, toWidth, toHeight);
    }

    public final int width() {
        return width;
    }

    public final int height() {
        return height;
    }

    /** White less black: what a gradient is measured against. */
    final float span() {
        return span;
    }

    /** Writes row {@code y} to {@code into}, from index {@code at}. */
    abstract void row(int y, float[] into, int at);

    /** Refuses samples that do not reach to the end of the last row. */
    static void requireRoom(int length, long offset, long stride, long rowLength, int height) {
        long end = offset + stride * (height - 1) + rowLength;
        if (offset < 0 || stride < rowLength || end > length) {
            throw new IllegalArgumentException("%d samples hold no %d rows of %d, %d apart from %d on"
                    .formatted(length, height, rowLength, stride, offset));
        }
    }
}
