package dev.firebreak.core.fingerprint;

import java.util.HexFormat;

/**
 * What a picture shows, as a network that was trained on pictures and their edits sees it: 256 signs of a projection of its features.
 * Edits that move the whole picture (crops, captions, a screen filmed again) change few of them.
 *
 * @param space names network and projection: hashes of different spaces say nothing about each other
 */
public record LearnedHash(long space, long word0, long word1, long word2, long word3) {
    /** Bits of a hash. */
    public static final int BITS = 256;

    /** True when the two were made alike. */
    public boolean comparable(LearnedHash other) {
        return space == other.space;
    }

    /** The bits that differ, 0 to {@value #BITS}; of comparable hashes only. */
    public int distance(LearnedHash other) {
        return Long.bitCount(word0 ^ other.word0)
                + Long.bitCount(word1 ^ other.word1)
                + Long.bitCount(word2 ^ other.word2)
                + Long.bitCount(word3 ^ other.word3);
    }

    /** 64 lower-case hexadecimal digits, bit 255 first. */
    public String hex() {
        HexFormat digits = HexFormat.of();
        return digits.toHexDigits(word3)
                + digits.toHexDigits(word2)
                + digits.toHexDigits(word1)
                + digits.toHexDigits(word0);
    }
}
