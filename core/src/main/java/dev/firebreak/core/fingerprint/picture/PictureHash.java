package dev.firebreak.core.fingerprint.picture;

import dev.firebreak.core.fingerprint.PdqHash;

/**
 * A picture's hash and how much it can be relied on.
 *
 * @param quality 0 (flat, says nothing) to 100; matches below {@value #USABLE_QUALITY} are customarily discarded
 */
public record PictureHash(PdqHash hash, int quality) {
    /** The least quality whose hash is worth comparing, by the convention of those who exchange such hashes. */
    public static final int USABLE_QUALITY = 50;

    public PictureHash {
        if (quality < 0 || quality > 100) {
            throw new IllegalArgumentException("Quality lies in 0..100, not " + quality);
        }
    }
}
