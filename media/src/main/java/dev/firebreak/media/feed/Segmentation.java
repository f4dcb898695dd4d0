package dev.firebreak.media.feed;

import java.time.Duration;

/**
 * Where to cut.
 *
 * @param target a new segment starts with the first key frame after this long
 * @param maximum a segment that has found no key frame by then ends, and pictures are dropped up to the next key frame
 * @param maxBytes likewise by size
 */
public record Segmentation(Duration target, Duration maximum, int maxBytes) {
    /** One second, at most 15 seconds or 32 MiB: ten seconds between key frames at 25 Mbit/s fit. */
    public static final Segmentation DEFAULT =
            new Segmentation(Duration.ofSeconds(1), Duration.ofSeconds(15), 32 << 20);

    /** Throws {@link IllegalArgumentException} unless 0 &lt; target ≤ maximum and maxBytes is 64 KiB or more. */
    public Segmentation {
        if (!target.isPositive() || maximum.compareTo(target) < 0 || maxBytes < 64 << 10) {
            throw new IllegalArgumentException(
                    "Segmentation: target " + target + ", maximum " + maximum + ", bytes " + maxBytes);
        }
    }
}
