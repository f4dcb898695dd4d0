package dev.firebreak.core.fingerprint.picture;

/** Three bytes a sample. The three products come from tables: the same floats, and no conversion per sample. */
final class RgbPlane extends LumaPlane {
    private static final float[] RED = products(0.299f);
    private static final float[] GREEN = products(0.587f);
    private static final float[] BLUE = products(0.114f);

    private final byte[] samples;

    RgbPlane(byte[] samples, int width, int height, double span) {
        super(width, height, span);
        requireRoom(samples.length, 0, 3L * width, 3L * width, height);
        this.samples = samples;
    }

    private static float[] products(float weight) {
        float[] table = new float[256];
        for (int value = 0; value < table.length; value++) {
            table[value] = weight * value;
        }
        return table;
    }

    @Override
    void row(int y, float[] into, int at) {
        int from = 3 * y * width();
        for (int x = 0; x < width(); x++) {
            int sample = from + 3 * x;
            into[at + x] =
                    RED[samples[sample] & 0xff] + GREEN[samples[sample + 1] & 0xff] + BLUE[samples[sample + 2] & 0xff];
        }
    }
}
