package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.picture.LumaPlane;

/**
 * A decoded picture's brightness, a byte a pixel; row y begins at {@code offset + y * stride}. The samples are only read while they
 * are being hashed, so the array may be used again afterwards.
 *
 * @param fullRange true where black is 0 and white 255, false where they are 16 and 235
 */
@SuppressWarnings("ArrayRecordComponent") // a view of samples, never compared
public record LumaPicture(byte[] samples, int offset, int stride, int width, int height, boolean fullRange) {
    public LumaPicture {
        if (width < 1
                || height < 1
                || stride < width
                || offset < 0
                || offset + (long) stride * (height - 1) + width > samples.length) {
            throw new IllegalArgumentException("%d samples hold no picture of %d x %d, rows %d apart from %d on"
                    .formatted(samples.length, width, height, stride, offset));
        }
    }

    LumaPlane plane() {
        return fullRange
                ? LumaPlane.grey(samples, offset, stride, width, height)
                : LumaPlane.video(samples, offset, stride, width, height);
    }

    /** The part within a box. */
    LumaPicture within(ContentBox box) {
        int left = (int) Math.round(box.left() * width);
        int top = (int) Math.round(box.top() * height);
        int right = Math.max(left + 1, (int) Math.round(box.right() * width));
        int bottom = Math.max(top + 1, (int) Math.round(box.bottom() * height));
        return new LumaPicture(samples, offset + top * stride + left, stride, right - left, bottom - top, fullRange);
    }

    /** A copy whose longer side has at most {@code side} pixels, each the mean of a square of this one's. */
    LumaPicture shrunk(int side) {
        int factor = (Math.max(width, height) + side - 1) / side;
        int toWidth = Math.max(1, width / factor);
        int toHeight = Math.max(1, height / factor);
        int wide = Math.min(factor, width);
        int high = Math.min(factor, height);
        byte[] to = new byte[toWidth * toHeight];
        int[] sums = new int[toWidth];
        for (int y = 0; y < toHeight; y++) {
            java.util.Arrays.fill(sums, 0);
            for (int row = y * factor; row < y * factor + high; row++) {
                addRow(row, wide, factor, sums);
            }
            for (int x = 0; x < toWidth; x++) {
                to[y * toWidth + x] = (byte) (sums[x] / (wide * high));
            }
        }
        return new LumaPicture(to, 0, toWidth, toWidth, toHeight, fullRange);
    }

    private void addRow(int row, int wide, int factor, int[] sums) {
        int at = offset + row * stride;
        for (int x = 0; x < sums.length; x++) {
            int sum = 0;
            for (int i = at + x * factor; i < at + x * factor + wide; i++) {
                sum += samples[i] & 0xff;
            }
            sums[x] += sum;
        }
    }
}
