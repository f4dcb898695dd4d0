package dev.firebreak.training.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

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
        return random.nextInt(10) < 7 ? compressed(out, 0.05f + 0.6f * random.nextFloat()) : out;
    }

    /** Blocks and lost detail, as low bit rates bring: through JPEG, whose blocks are those of the codecs' key frames. */
    private static BufferedImage compressed(BufferedImage picture, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        int[][] toned = new int[3][256];
        for (int c = 0; c < 3; c++) {
            for (int value = 0; value < 256; value++) {
                toned[c][value] = (int) Math.round(255 * Math.pow(value / 255.0, gamma) * gain * tint[c]);
            }
        }
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            int grain = noise == 0 ? 0 : (int) Math.round(noise * random.nextGaussian());
            int red = (pixels[i] >> 16) & 255;
            int green = (pixels[i] >> 8) & 255;
            int blue = pixels[i] & 255;
            if (grey) {
                red = (red + green + blue) / 3;
                green = red;
                blue = red;
            }
            pixels[i] = Math.clamp(toned[0][red] + grain, 0, 255) << 16
                    | Math.clamp(toned[1][green] + grain, 0, 255) << 8
                    | Math.clamp(toned[2][blue] + grain, 0, 255);
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
