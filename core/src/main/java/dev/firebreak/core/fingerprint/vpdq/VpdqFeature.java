package dev.firebreak.core.fingerprint.vpdq;

import dev.firebreak.core.fingerprint.PdqHash;

/**
 * The hash of one frame.
 *
 * @param frame number of the decoded frame, from 0
 * @param quality 0 to 100
 * @param seconds media time, 0 or later; by the convention {@code frame} over the average frame rate
 */
public record VpdqFeature(int frame, int quality, PdqHash pdq, double seconds) {
    /** The lowest quality that is compared. */
    public static final int LEAST_QUALITY = 50;

    static final int MAX_QUALITY = 100;

    public VpdqFeature {
        if (frame < 0 || quality < 0 || quality > MAX_QUALITY || !(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("A vPDQ feature has a frame from 0, a quality of 0 to 100 and a time"
                    + " from 0, not %d, %d and %s".formatted(frame, quality, seconds));
        }
    }
}
