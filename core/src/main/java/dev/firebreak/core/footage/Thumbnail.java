package dev.firebreak.core.footage;

import java.time.Duration;

/**
 * A small picture of a clip as JPEG, as it is: whoever shows it blurs it until a person asks.
 *
 * @param at media time
 */
@SuppressWarnings("ArrayRecordComponent") // stored and shown, never compared
public record Thumbnail(Duration at, byte[] jpeg) {
    /** Largest JPEG kept, in bytes. */
    public static final int MAX_BYTES = 65_536;

    /** Longer side, in pixels. */
    public static final int MAX_SIDE = 240;

    /** Throws {@link IllegalArgumentException} when it is empty or too large. */
    public Thumbnail {
        if (jpeg.length == 0 || jpeg.length > MAX_BYTES) {
            throw new IllegalArgumentException("A thumbnail has 1 to " + MAX_BYTES + " bytes, not " + jpeg.length);
        }
    }
}
