package dev.firebreak.training.wear;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.training.replay.DecodedClip;
import java.util.function.UnaryOperator;

/** Things that happen to pictures. */
public final class PictureWear {
    private static final int CHANNELS = 3;

    private PictureWear() {}

    /** Applies {@code change} to every frame. */
    static UnaryOperator<DecodedClip> each(UnaryOperator<Frame> change) {
        return clip -> clip.withFrames(clip.frames().stream().map(change).toList());
    }

    /** The upright middle of a frame, 9:16; frames that are upright already stay. */
    static Frame upright(Frame frame) {
        int width = Math.max(1, frame.height() * 9 / 16);
        if (width >= frame.width()) {
            return frame;
        }
        int from = (frame.width() - width) / 2;
        byte[] rgb = new byte[width * frame.height() * CHANNELS];
        for (int y = 0; y < frame.height(); y++) {
            System.arraycopy(
                    frame.rgb(), (y * frame.width() + from) * CHANNELS, rgb, y * width * CHANNELS, width * CHANNELS);
        }
        return new Frame(frame.at(), width, frame.height(), rgb, frame.keyFrame());
    }

    /** Every value times {@code light}, below 1. */
    static Frame dark(Frame frame, double light) {
        byte[] rgb = frame.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round((rgb[i] & 255) * light);
        }
        return with(frame, rgb);
    }

    /** The mean of {@code pixels} neighbours in a row: a camera that is swung round. */
    static Frame blurred(Frame frame, int pixels) {
        byte[] rgb = new byte[frame.rgb().length];
        for (int y = 0; y < frame.height(); y++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                blurRow(frame, y, channel, pixels, rgb);
            }
        }
        return with(frame, rgb);
    }

    /**
     * Covers the edges, where games draw their displays, with the mean colour of what is left: a fifth of the height at the
     * bottom, an eighth at the top, an eighth of the width on either side. Done to all pictures alike, the cover itself says
     * nothing.
     */
    public static Frame withoutEdges(Frame frame) {
        int left = frame.width() / 8;
        int right = frame.width() - left;
        int top = frame.height() / 8;
        int bottom = frame.height() - frame.height() / 5;
        long[] sum = new long[CHANNELS];
        for (int y = top; y < bottom; y++) {
            for (int i = (y * frame.width() + left) * CHANNELS; i < (y * frame.width() + right) * CHANNELS; i++) {
                sum[i % CHANNELS] += frame.rgb()[i] & 255;
            }
        }
        long pixels = Math.max(1, (long) (bottom - top) * (right - left));
        byte[] rgb = frame.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            int x = i / CHANNELS % frame.width();
            int y = i / CHANNELS / frame.width();
            if (x < left || x >= right || y < top || y >= bottom) {
                rgb[i] = (byte) (sum[i % CHANNELS] / pixels);
            }
        }
        return with(frame, rgb);
    }

    private static void blurRow(Frame frame, int y, int channel, int pixels, byte[] to) {
        int row = y * frame.width() * CHANNELS + channel;
        int sum = 0;
        for (int x = 0; x < frame.width() + pixels / 2; x++) {
            if (x < frame.width()) {
                sum += frame.rgb()[row + x * CHANNELS] & 255;
            }
            if (x >= pixels) {
                sum -= frame.rgb()[row + (x - pixels) * CHANNELS] & 255;
            }
            int at = x - pixels / 2;
            if (at >= 0) {
                int of = Math.min(x, frame.width() - 1) - Math.max(0, x - pixels + 1) + 1;
                to[row + at * CHANNELS] = (byte) (sum / Math.max(1, of));
            }
        }
    }

    private static Frame with(Frame frame, byte[] rgb) {
        return new Frame(frame.at(), frame.width(), frame.height(), rgb, frame.keyFrame());
    }
}
