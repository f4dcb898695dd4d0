package dev.firebreak.core.incident;

import java.time.Duration;

/**
 * One picture of an incident as JPEG, shown blurred until a reviewer asks.
 *
 * @param at media time
 */
@SuppressWarnings("ArrayRecordComponent") // stored and shown, never compared
public record Still(Duration at, byte[] jpeg) {
    /** Largest JPEG kept, in bytes. */
    public static final int MAX_BYTES = 262_144;

    public Still {
        if (jpeg.length == 0 || jpeg.length > MAX_BYTES) {
            throw new IllegalArgumentException("A still has 1 to " + MAX_BYTES + " bytes, not " + jpeg.length);
        }
    }
}
