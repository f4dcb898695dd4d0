package dev.firebreak.core.fingerprint.picture;

import dev.firebreak.core.fingerprint.PdqHash;

/**
 * Hashes of turned and mirrored pictures, from the hash alone. A turned picture's coefficients are those of the upright one with some
 * signs changed; as their median is near 0, a changed sign is a changed bit. Of photographs the outcome lies 4 to 14 bits (median, by
 * orientation; 28 at most) from {@link PdqHasher#oriented}, which has the coefficients.
 */
public final class TurnedHash {
    private static final int ROW = CosineTransform.SIDE;

    private TurnedHash() {}

    /** About the hash of the picture in that orientation. */
    public static PdqHash of(PdqHash upright, Orientation orientation) {
        long[] from = {upright.word0(), upright.word1(), upright.word2(), upright.word3()};
        long[] to = new long[from.length];
        for (int row = 0; row < ROW; row++) {
            for (int column = 0; column < ROW; column++) {
                int bit = row * ROW + column;
                long value = from[bit / Long.SIZE] >>> bit & 1;
                int at = orientation.transposed ? column * ROW + row : bit;
                to[at / Long.SIZE] |= (value ^ (orientation.sign.flips(row, column) ? 1 : 0)) << at;
            }
        }
        return new PdqHash(to[0], to[1], to[2], to[3]);
    }
}
