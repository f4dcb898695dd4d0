package dev.firebreak.core.fingerprint.picture;

/** A float a sample. */
final class FloatPlane extends LumaPlane {
    private final float[] samples;

    FloatPlane(float[] samples, int width, int height, double span) {
        super(width, height, span);
        requireRoom(samples.length, 0, width, width, height);
        this.samples = samples;
    }

    @Override
    void row(int y, float[] into, int at) {
        System.arraycopy(samples, y * width(), into, at, width());
    }
}
