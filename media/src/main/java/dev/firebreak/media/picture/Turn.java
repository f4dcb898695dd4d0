package dev.firebreak.media.picture;

/**
 * How stored samples are to be turned before they are shown, as cameras note it.
 *
 * @param transposed rows become columns, before what follows
 * @param mirrored left and right of the result are exchanged
 * @param flipped top and bottom of the result are exchanged
 */
public record Turn(boolean transposed, boolean mirrored, boolean flipped) {
    /** Shown as stored. */
    public static final Turn NONE = new Turn(false, false, false);

    /** From FFmpeg's display matrix: x of the result is a x + c y, y is b x + d y, of which the signs matter. */
    static Turn of(int a, int b, int c, int d) {
        boolean transposed = Math.abs((long) b) > Math.abs((long) a);
        return transposed ? new Turn(true, c < 0, b < 0) : new Turn(false, a < 0, d < 0);
    }

    /** From a camera's note: 1 to 8; anything else says nothing. */
    static Turn ofExif(int orientation) {
        return switch (orientation) {
            case 2 -> new Turn(false, true, false);
            case 3 -> new Turn(false, true, true);
            case 4 -> new Turn(false, false, true);
            case 5 -> new Turn(true, false, false);
            case 6 -> new Turn(true, true, false);
            case 7 -> new Turn(true, true, true);
            case 8 -> new Turn(true, false, true);
            default -> NONE;
        };
    }

    /** For the way between the processes. */
    int code() {
        return (transposed ? 4 : 0) | (mirrored ? 2 : 0) | (flipped ? 1 : 0);
    }

    static Turn ofCode(int code) {
        return new Turn((code & 4) != 0, (code & 2) != 0, (code & 1) != 0);
    }
}
