package dev.firebreak.training.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** What a phone, a codec and a platform do to a picture: blur, dark, blocks, noise, bars, boxes of text. */
final class Wear {
    private Wear() {}

    /** A worn copy of the same size. */
    static BufferedImage worn(BufferedImage picture, RandomGenerator random) {
        BufferedImage out = picture;
        if (random.nextInt(2) == 0) {
            out = shrunkAndBack(out, 0.25 + 0.7 * random.nextDouble());
        }
        if (random.nextInt(3) == 0) {
            out = smeared(out, 2 + random.nextInt(10), random.nextDouble() * Math.PI);
        }
        tone(out, random);
        if (random.nextInt(4) == 0) {
            overlay(out, random);
        }
        return out;
    }

    /** Hides the places where games put their figures, so that the model cannot lean on them. */
    static void hideDisplay(BufferedImage picture, RandomGenerator random) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        Graphics2D g = picture.createGraphics();
        for (int corner = 0; corner < 4; corner++) {
            if (random.nextInt(2) == 0) {
                int w = (int) (width * (0.15 + 0.3 * random.nextDouble()));
                int h = (int) (height * (0.06 + 0.12 * random.nextDouble()));
                int x = corner % 2 == 0 ? 0 : width - w;
                int y = corner < 2 ? 0 : height - h;
                g.setColor(new Color(picture.getRGB(width / 2, y == 0 ? h + 1 : y - 1)));
                g.fillRect(x, y, w, h);
            }
        }
        g.dispose();
    }

    static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return out;
    }

    private static BufferedImage shrunkAndBack(BufferedImage picture, double by) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage small = scaled(picture, Math.max(24, (int) (width * by)), Math.max(24, (int) (height * by)));
        return scaled(small, width, height);
    }

    /** Motion: the mean of copies moved along a line. */
    private static BufferedImage smeared(BufferedImage picture, int length, double angle) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        for (int i = 0; i < length; i++) {
            g.setComposite(java.awt.AlphaComposite.getInstance(java.awt.AlphaComposite.SRC_OVER, 1f / (i + 1)));
            g.drawImage(picture, (int) (i * Math.cos(angle)), (int) (i * Math.sin(angle)), null);
        }
        g.dispose();
        return out;
    }

    private static void tone(BufferedImage picture, RandomGenerator random) {
        double gain = random.nextInt(6) == 0 ? 0.4 + 0.4 * random.nextDouble() : 0.8 + 0.5 * random.nextDouble();
        double gamma = Math.pow(1.4, 2 * random.nextDouble() - 1);
        double noise = random.nextInt(2) == 0 ? 0 : 14 * random.nextDouble();
        double[] tint = {
            1 + 0.2 * (random.nextDouble() - 0.5),
            1 + 0.1 * (random.nextDouble() - 0.5),
            1 + 0.2 * (random.nextDouble() - 0.5)
        };
        boolean grey = random.nextInt(16) == 0;
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            double grain = noise == 0 ? 0 : noise * random.nextGaussian();
            double[] rgb = {(pixels[i] >> 16) & 255, (pixels[i] >> 8) & 255, pixels[i] & 255};
            if (grey) {
                double mean = (rgb[0] + rgb[1] + rgb[2]) / 3;
                rgb = new double[] {mean, mean, mean};
            }
            int made = 0;
            for (int c = 0; c < 3; c++) {
                double value = 255 * Math.pow(rgb[c] / 255, gamma) * gain * tint[c] + grain;
                made = made << 8 | (int) Math.clamp(value, 0, 255);
            }
            pixels[i] = made;
        }
        picture.setRGB(0, 0, picture.getWidth(), picture.getHeight(), pixels, 0, picture.getWidth());
    }

    /** Bars beside an upright picture, or a box with lines of text: what streaming pages draw over any content. */
    private static void overlay(BufferedImage picture, RandomGenerator random) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        Graphics2D g = picture.createGraphics();
        if (random.nextInt(3) == 0) {
            int bar = (int) (width * 0.3 * random.nextDouble());
            g.setColor(Color.BLACK);
            g.fillRect(0, 0, bar, height);
            g.fillRect(width - bar, 0, bar, height);
        } else {
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            g.setColor(new Color(0, 0, 0, 110));
            g.fillRect(x, y, width / 3, height / 4);
            g.setColor(Color.WHITE);
            for (int line = 0; line < 3; line++) {
                g.fillRect(x + 4, y + 6 + line * 10, (int) (width / 3.5 * random.nextDouble()), 3);
            }
        }
        g.dispose();
    }
}
