package dev.firebreak.media.drill;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Paints the images that a frame is put together from, once, with smooth edges. */
final class Painting {
    private Painting() {}

    /** An opaque image. */
    static BufferedImage ground(int width, int height, Consumer<Graphics2D> painter) {
        return paint(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), painter);
    }

    /** An image to lay over others; what is not painted stays transparent. */
    static BufferedImage overlay(int width, int height, Consumer<Graphics2D> painter) {
        return paint(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE), painter);
    }

    /** Roughens an opaque image: each pixel's channels move together by up to {@code strength}. */
    static BufferedImage roughen(BufferedImage image, int strength, RandomGenerator random) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int by = random.nextInt(-strength, strength + 1);
                int red = Math.clamp((rgb >> 16 & 0xff) + by, 0, 255);
                int green = Math.clamp((rgb >> 8 & 0xff) + by, 0, 255);
                int blue = Math.clamp((rgb & 0xff) + by, 0, 255);
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    private static BufferedImage paint(BufferedImage image, Consumer<Graphics2D> painter) {
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            painter.accept(graphics);
            return image;
        } finally {
            graphics.dispose();
        }
    }
}
