package dev.firebreak.core.footage;

import java.time.Duration;

/**
 * How loud a clip is over its time: for drawing, and for placing shot marks.
 *
 * @param peaks the largest absolute sample of each {@link #STEP}, 0 to 255 (unsigned) for 0 to full scale; empty without sound
 */
@SuppressWarnings("ArrayRecordComponent") // stored and drawn, never compared
public record SoundCurve(byte[] peaks) {
    /** Media time of one value. */
    public static final Duration STEP = Duration.ofMillis(100);
}
