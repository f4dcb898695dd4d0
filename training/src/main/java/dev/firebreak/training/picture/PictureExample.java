package dev.firebreak.training.picture;

/**
 * One picture with its class.
 *
 * @param pixels side × side × 3 bytes, as {@code PictureInput} makes them
 * @param label index in {@code PictureModel.CLASSES}: 0 firearm in first person, 1 game, 2 film, 3 other
 */
@SuppressWarnings("ArrayRecordComponent") // pictures are passed on, never compared
public record PictureExample(byte[] pixels, int label) {}
