package dev.firebreak.media.picture;

import dev.firebreak.core.fingerprint.picture.LumaPlane;

/**
 * A picture as it is stored, row by row from the top: one byte a sample where it is grey, else three, red first. Alpha is left out: the
 * colours count that lie beneath. Colours are those of sRGB's kind, black 0 and white 255.
 *
 * @param turn how it is to be turned before it is shown
 */
@SuppressWarnings("ArrayRecordComponent") // Large and never compared.
public record DecodedPicture(int width, int height, boolean grey, byte[] samples, Turn turn) {
    public DecodedPicture {
        if (samples.length != (long) width * height * (grey ? 1 : 3)) {
            throw new IllegalArgumentException(
                    "%d bytes are no picture of %d × %d".formatted(samples.length, width, height));
        }
    }

    /** The samples as they stand. */
    public LumaPlane luma() {
        return grey ? LumaPlane.grey(samples, width, height) : LumaPlane.rgb(samples, width, height);
    }

    /** The picture as it is shown: a turned copy, or itself where there is nothing to turn. */
    public DecodedPicture upright() {
        if (turn.equals(Turn.NONE)) {
            return this;
        }
        int toWidth = turn.transposed() ? height : width;
        int toHeight = turn.transposed() ? width : height;
        int bytes = grey ? 1 : 3;
        byte[] turned = new byte[samples.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int across = turn.transposed() ? y : x;
                int down = turn.transposed() ? x : y;
                int toX = turn.mirrored() ? toWidth - 1 - across : across;
                int toY = turn.flipped() ? toHeight - 1 - down : down;
                int from = (y * width + x) * bytes;
                int to = (toY * toWidth + toX) * bytes;
                for (int each = 0; each < bytes; each++) {
                    turned[to + each] = samples[from + each];
                }
            }
        }
        return new DecodedPicture(toWidth, toHeight, grey, turned, Turn.NONE);
    }
}
