package dev.firebreak.training.picture;

/**
 * One picture with its class.
 *
 * @param pixels side × side × 3 bytes, as {@code PictureInput} makes them
 * @param label index in {@code PictureModel.CLASSES}: 0 firearm in first person, 1 game, 2 film, 3 other
 */
@SuppressWarnings("ArrayRecordComponent") // pictures are passed on, never compared
public record PictureExample(byte[] pixels, int label) {
    /** What the network takes: x / 127.5 - 1, channels first. */
    public float[] planes() {
        int plane = pixels.length / 3;
        float[] planes = new float[pixels.length];
        for (int at = 0; at < pixels.length; at++) {
            planes[at % 3 * plane + at / 3] = (pixels[at] & 255) / 127.5f - 1;
        }
        return planes;
    }
}
