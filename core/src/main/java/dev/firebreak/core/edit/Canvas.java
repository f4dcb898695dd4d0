package dev.firebreak.core.edit;

import java.util.SplittableRandom;

/** Draws on a copy of a picture, in shares of its sides. Confined to one thread. */
final class Canvas {
    /** Of a letter, in dots: as in an old terminal's type. */
    private static final int LETTER_WIDTH = 5;

    private static final int LETTER_HEIGHT = 7;

    private final int width;
    private final int height;
    private final byte[] rgb;

    Canvas(Picture picture) {
        width = picture.width();
        height = picture.height();
        rgb = picture.rgb().clone();
    }

    Picture picture() {
        return new Picture(width, height, rgb);
    }

    /** A colour, each channel 0 to 255, and how much of what is below it hides, 0 to 1. */
    record Ink(int red, int green, int blue, double cover) {
        static final Ink WHITE = new Ink(255, 255, 255, 1);
        static final Ink BLACK = new Ink(0, 0, 0, 1);

        static Ink random(SplittableRandom random, double cover) {
            return new Ink(random.nextInt(256), random.nextInt(256), random.nextInt(256), cover);
        }

        Ink covering(double other) {
            return new Ink(red, green, blue, other);
        }
    }

    void box(double left, double top, double right, double bottom, Ink ink) {
        int toX = (int) Math.min(width, Math.round(right * width));
        int toY = (int) Math.min(height, Math.round(bottom * height));
        for (int y = (int) Math.max(0, Math.round(top * height)); y < toY; y++) {
            for (int x = (int) Math.max(0, Math.round(left * width)); x < toX; x++) {
                dot(x, y, ink);
            }
        }
    }

    /** A disc; its radius is a share of the width. */
    void disc(double middleX, double middleY, double radius, Ink ink) {
        double pixels = radius * width;
        double atX = middleX * width;
        double atY = middleY * height;
        for (int y = (int) Math.max(0, atY - pixels); y < Math.min(height, atY + pixels + 1); y++) {
            for (int x = (int) Math.max(0, atX - pixels); x < Math.min(width, atX + pixels + 1); x++) {
                if (Math.hypot(x - atX, y - atY) <= pixels) {
                    dot(x, y, ink);
                }
            }
        }
    }

    /** Something that looks like a line of writing, from the left at {@code left}, {@code size} (of the height) high. */
    void writing(double left, double top, double size, int letters, Ink ink, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double dot = Math.max(1, size * height / LETTER_HEIGHT);
        for (int letter = 0; letter < letters; letter++) {
            boolean space = random.nextInt(6) == 0;
            long bits = random.nextLong();
            double from = left * width + letter * (LETTER_WIDTH + 1) * dot;
            for (int i = 0; !space && i < LETTER_WIDTH * LETTER_HEIGHT; i++) {
                if ((bits >>> i & 1) == 1) {
                    double x = (from + i % LETTER_WIDTH * dot) / width;
                    int line = i / LETTER_WIDTH;
                    double y = top + line * dot / height;
                    box(x, y, x + dot / width, y + dot / height, ink);
                }
            }
        }
    }

    /** Letters of this size that fit into a share of the width. */
    int letters(double size, double share) {
        double dot = Math.max(1, size * height / LETTER_HEIGHT);
        return (int) Math.max(1, share * width / ((LETTER_WIDTH + 1) * dot));
    }

    private void dot(int x, int y, Ink ink) {
        int at = Picture.CHANNELS * (y * width + x);
        rgb[at] = mixed(rgb[at], ink.red(), ink.cover());
        rgb[at + 1] = mixed(rgb[at + 1], ink.green(), ink.cover());
        rgb[at + 2] = mixed(rgb[at + 2], ink.blue(), ink.cover());
    }

    private static byte mixed(byte below, int ink, double cover) {
        return (byte) Math.round((below & 0xff) * (1 - cover) + ink * cover);
    }
}
