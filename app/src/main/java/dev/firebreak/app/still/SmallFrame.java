package dev.firebreak.app.still;

import dev.firebreak.core.evidence.Frame;

/** Frames made smaller. */
public final class SmallFrame {
    private SmallFrame() {}

    /** Averages areas, so that the longer side has at most {@code side} pixels. */
    public static Frame of(Frame frame, int side) {
        int longer = Math.max(frame.width(), frame.height());
        if (longer <= side) {
            return frame;
        }
        int width = Math.max(1, frame.width() * side / longer);
        int height = Math.max(1, frame.height() * side / longer);
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                average(frame, x, y, width, height, rgb);
            }
        }
        return new Frame(frame.at(), width, height, rgb, frame.keyFrame());
    }

    private static void average(Frame frame, int x, int y, int width, int height, byte[] into) {
        int left = x * frame.width() / width;
        int right = Math.max(left + 1, (x + 1) * frame.width() / width);
        int top = y * frame.height() / height;
        int bottom = Math.max(top + 1, (y + 1) * frame.height() / height);
        for (int channel = 0; channel < 3; channel++) {
            int sum = 0;
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    sum += frame.rgb()[(row * frame.width() + column) * 3 + channel] & 0xff;
                }
            }
            into[(y * width + x) * 3 + channel] = (byte) (sum / ((right - left) * (bottom - top)));
        }
    }
}
