package dev.firebreak.core.fingerprint.picture;

/**
 * The eight ways a picture can be turned and mirrored, in the order in which their hashes are exchanged. Turns are
 * counter-clockwise. A turned picture's coefficients are those of the upright one with some signs changed and, where
 * {@link #transposed}, rows and columns exchanged.
 */
public enum Orientation {
    UPRIGHT(false, Sign.NONE),
    TURNED_90(true, Sign.EVEN_COLUMNS),
    TURNED_180(false, Sign.ODD_SUMS),
    TURNED_270(true, Sign.EVEN_ROWS),
    /** Top and bottom exchanged. */
    FLIPPED_UPSIDE_DOWN(false, Sign.EVEN_ROWS),
    /** Left and right exchanged. */
    MIRRORED(false, Sign.EVEN_COLUMNS),
    /** Mirrored along the diagonal from the top left. */
    TRANSPOSED(true, Sign.NONE),
    /** Mirrored along the diagonal from the top right. */
    TRANSVERSED(true, Sign.ODD_SUMS);

    /** Which coefficients of the upright picture change their sign. */
    enum Sign {
        NONE,
        EVEN_ROWS,
        EVEN_COLUMNS,
        ODD_SUMS;

        boolean flips(int row, int column) {
            return switch (this) {
                case NONE -> false;
                case EVEN_ROWS -> (row & 1) == 0;
                case EVEN_COLUMNS -> (column & 1) == 0;
                case ODD_SUMS -> ((row + column) & 1) == 1;
            };
        }
    }

    final boolean transposed;
    final Sign sign;

    Orientation(boolean transposed, Sign sign) {
        this.transposed = transposed;
        this.sign = sign;
    }
}
