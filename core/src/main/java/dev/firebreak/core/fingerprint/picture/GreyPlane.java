package dev.firebreak.core.fingerprint.picture;

/** One byte a sample. */
final class GreyPlane extends LumaPlane {
    private final byte[] samples;
    private final int offset;
    private final int stride;

    GreyPlane(byte[] samples, int offset, int stride, int width, int height, double span) {
        super(width, height, span);
        requireRoom(samples.length, offset, stride, width, height);
        this.samples = samples;
        this.offset = offset;
        this.stride = stride;
    }

    @Override
    void row(int y, float[] into, int at) {
        int from = offset + y * stride;
        for (int x = 0; x < width(); x++) {
            into[at + x] = samples[from + x] & 0xff;
        }
    }
}
