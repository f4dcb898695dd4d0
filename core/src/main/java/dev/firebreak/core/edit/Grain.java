package dev.firebreak.core.edit;

import java.util.SplittableRandom;

/** Blur, noise and coarse blocks. */
final class Grain {
    private Grain() {}

    /** Blurred twice with a box: {@code share} of the picture's width. */
    static Picture blurred(Picture picture, double share) {
        int radius = (int) Math.max(1, Math.round(picture.width() * share / 2));
        byte[] rgb = picture.rgb();
        for (int pass = 0; pass < 2; pass++) {
            rgb = box(rgb, picture.width(), picture.height(), radius, true);
            rgb = box(rgb, picture.width(), picture.height(), radius, false);
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }

    private static byte[] box(byte[] from, int width, int height, int radius, boolean rows) {
        byte[] to = new byte[from.length];
        int lines = rows ? height : width;
        int length = rows ? width : height;
        int step = Picture.CHANNELS * (rows ? 1 : width);
        for (int line = 0; line < lines; line++) {
            for (int channel = 0; channel < Picture.CHANNELS; channel++) {
                line(from, to, Picture.CHANNELS * line * (rows ? width : 1) + channel, step, length, radius);
            }
        }
        return to;
    }

    private static void line(byte[] from, byte[] to, int start, int step, int length, int radius) {
        int sum = 0;
        int count = 0;
        for (int i = -radius; i < length; i++) {
            if (i + radius < length) {
                sum += from[start + (i + radius) * step] & 0xff;
                count++;
            }
            if (i - radius - 1 >= 0) {
                sum -= from[start + (i - radius - 1) * step] & 0xff;
                count--;
            }
            if (i >= 0) {
                to[start + i * step] = (byte) (sum / count);
            }
        }
    }

    /** Noise with this deviation, of 255; of one value for all channels. */
    static Picture noisy(Picture picture, double deviation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] rgb = picture.rgb().clone();
        for (int at = 0; at < rgb.length; at += Picture.CHANNELS) {
            // four bits of noise summed: near enough to normal, and fast
            long bits = random.nextLong();
            double sum = (bits & 0xff) + (bits >>> 8 & 0xff) + (bits >>> 16 & 0xff) + (bits >>> 24 & 0xff) - 510;
            int noise = (int) Math.round(sum / 148 * deviation);
            for (int channel = at; channel < at + Picture.CHANNELS; channel++) {
                rgb[channel] = (byte) Math.clamp((rgb[channel] & 0xff) + noise, 0, 255);
            }
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }

    /** At a smaller size: {@code share} of each side, at least 16 pixels. */
    static Picture scaled(Picture picture, double across, double down) {
        int width = Math.clamp(Math.round(picture.width() * across), 16, Picture.MAX_SIDE);
        int height = Math.clamp(Math.round(picture.height() * down), 16, Picture.MAX_SIDE);
        return Projection.part(0, 0, 1, 1).draw(picture, Picture.plain(width, height, 0, 0, 0));
    }
}
