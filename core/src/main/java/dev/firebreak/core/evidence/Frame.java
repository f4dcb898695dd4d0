package dev.firebreak.core.evidence;

import java.time.Duration;

/**
 * One decoded picture, scaled down and upright (rotation applied), 8-bit RGB.
 *
 * @param at media time since the session began
 * @param width pixels, 1 to {@value #MAX_SIDE}
 * @param height pixels, 1 to {@value #MAX_SIDE}
 * @param rgb width × height × 3 bytes, row by row from the top left; not to be changed by anybody
 * @param keyFrame true when it was a key frame of the stream
 */
@SuppressWarnings("ArrayRecordComponent") // frames are passed on, never compared
public record Frame(Duration at, int width, int height, byte[] rgb, boolean keyFrame) {
    /** The longer side of what leaves the decoder: enough for a reviewer's still and for every model. */
    public static final int MAX_SIDE = 320;

    public Frame {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || rgb.length != width * height * 3) {
            throw new IllegalArgumentException("Frame of %d x %d with %d bytes".formatted(width, height, rgb.length));
        }
    }
}
