package dev.firebreak.core.fingerprint;

import java.util.HexFormat;
import java.util.Locale;

/**
 * A PDQ hash: 256 bits, of which {@code k = 16 i + j} says whether coefficient (i, j) of a picture's 16 × 16 cosine transform
 * lies above their median. Bit k is bit {@code k & 63} of word {@code k >> 6}.
 */
public record PdqHash(long word0, long word1, long word2, long word3) {
    /** Bits of a hash. */
    public static final int BITS = 256;

    /** Two pictures of good quality match up to this distance, by the convention of those who exchange such hashes. */
    public static final int MATCH_DISTANCE = 31;

    private static final int HEX_DIGITS = BITS / 4;

    /** The bits that differ, 0 to {@value #BITS}. */
    public int distance(PdqHash other) {
        return Long.bitCount(word0 ^ other.word0)
                + Long.bitCount(word1 ^ other.word1)
                + Long.bitCount(word2 ^ other.word2)
                + Long.bitCount(word3 ^ other.word3);
    }

    /** 64 lower-case hexadecimal digits, bit 255 first: the way in which PDQ hashes are exchanged. */
    public String hex() {
        HexFormat digits = HexFormat.of();
        return digits.toHexDigits(word3)
                + digits.toHexDigits(word2)
                + digits.toHexDigits(word1)
                + digits.toHexDigits(word0);
    }

    /** Reads {@link #hex()}, in either case. Throws {@link IllegalArgumentException} naming what is wrong. */
    public static PdqHash parse(String hex) {
        if (hex.length() != HEX_DIGITS) {
            throw new IllegalArgumentException(
                    "A PDQ hash has %d hexadecimal digits, not %d".formatted(HEX_DIGITS, hex.length()));
        }
        String digits = hex.toLowerCase(Locale.ROOT);
        if (!digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("A PDQ hash has hexadecimal digits only");
        }
        return new PdqHash(
                HexFormat.fromHexDigitsToLong(digits, 48, 64),
                HexFormat.fromHexDigitsToLong(digits, 32, 48),
                HexFormat.fromHexDigitsToLong(digits, 16, 32),
                HexFormat.fromHexDigitsToLong(digits, 0, 16));
    }
}
