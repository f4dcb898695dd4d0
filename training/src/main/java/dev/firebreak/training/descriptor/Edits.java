package dev.firebreak.training.descriptor;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What people and platforms do to a picture that they pass on. Shares are of a side. None changes what it is given. */
public final class Edits {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz     ";

    private Edits() {}

    public static BufferedImage copy(BufferedImage picture) {
        return scaled(picture, picture.getWidth(), picture.getHeight());
    }

    public static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = smooth(out);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return out;
    }

    private static Graphics2D smooth(BufferedImage on) {
        Graphics2D g = on.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return g;
    }

    /** A part anywhere in the picture. */
    public static BufferedImage cropped(BufferedImage picture, double share, RandomGenerator random) {
        int width = (int) (picture.getWidth() * share);
        int height = (int) (picture.getHeight() * share);
        int x = random.nextInt(picture.getWidth() - width + 1);
        int y = random.nextInt(picture.getHeight() - height + 1);
        return copy(picture.getSubimage(x, y, width, height));
    }

    public static BufferedImage letterBoxed(BufferedImage picture, double bar) {
        int margin = (int) (picture.getHeight() * bar);
        BufferedImage out =
                new BufferedImage(picture.getWidth(), picture.getHeight() + 2 * margin, BufferedImage.TYPE_INT_RGB);
        out.createGraphics().drawImage(picture, 0, margin, null);
        return out;
    }

    public static BufferedImage mirrored(BufferedImage picture) {
        int width = picture.getWidth();
        BufferedImage out = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        out.createGraphics().drawImage(picture, width, 0, -width, picture.getHeight(), null);
        return out;
    }

    public static BufferedImage rotated(BufferedImage picture, double degrees) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = smooth(out);
        g.drawImage(
                picture, AffineTransform.getRotateInstance(Math.toRadians(degrees), width / 2.0, height / 2.0), null);
        g.dispose();
        return out;
    }

    /** The picture within another, which is all around it. */
    public static BufferedImage within(
            BufferedImage other, BufferedImage picture, double share, RandomGenerator random) {
        return overlaid(scaled(other, picture.getWidth(), picture.getHeight()), picture, share, random);
    }

    /** Another picture over a part of it. */
    public static BufferedImage overlaid(
            BufferedImage picture, BufferedImage other, double share, RandomGenerator random) {
        BufferedImage out = copy(picture);
        int width = (int) (out.getWidth() * share);
        int height = (int) (out.getHeight() * share);
        Graphics2D g = smooth(out);
        int x = random.nextInt(out.getWidth() - width + 1);
        int y = random.nextInt(out.getHeight() - height + 1);
        g.drawImage(scaled(other, width, height), x, y, null);
        g.dispose();
        return out;
    }

    /** A bar with words above, as memes have, and words over the lower part. */
    public static BufferedImage captioned(BufferedImage picture, double bar, RandomGenerator random) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int above = (int) (height * bar);
        BufferedImage out = new BufferedImage(width, height + above, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        boolean dark = random.nextBoolean();
        g.setColor(dark ? Color.BLACK : Color.WHITE);
        g.fillRect(0, 0, width, above);
        g.drawImage(picture, 0, above, null);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(8, (int) (height * 0.09))));
        g.setColor(dark ? Color.WHITE : Color.BLACK);
        g.drawString(words(random), width / 20, (int) (above * 0.7));
        g.setColor(Color.YELLOW);
        g.drawString(words(random), width / 10, above + (int) (height * 0.93));
        g.dispose();
        return out;
    }

    private static String words(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Gain, gamma and tint; {@code strength} 0 to 1. */
    public static BufferedImage coloured(BufferedImage picture, double strength, RandomGenerator random) {
        double gamma = Math.pow(1 + strength, 2 * random.nextDouble() - 1);
        double grey = random.nextInt(3) == 0 ? strength : 0;
        double[] gains = new double[3];
        for (int c = 0; c < 3; c++) {
            gains[c] = 1 + strength * (random.nextDouble() - 0.5);
        }
        BufferedImage out = copy(picture);
        int[] pixels = pixels(out);
        for (int i = 0; i < pixels.length; i++) {
            double mean = ((pixels[i] >> 16 & 255) + (pixels[i] >> 8 & 255) + (pixels[i] & 255)) / 3.0;
            int colour = 0;
            for (int c = 0; c < 3; c++) {
                double value = (1 - grey) * ((pixels[i] >> (16 - 8 * c)) & 255) + grey * mean;
                colour = colour << 8 | Math.clamp((int) (255 * gains[c] * Math.pow(value / 255, gamma)), 0, 255);
            }
            pixels[i] = colour;
        }
        return withPixels(out, pixels);
    }

    public static BufferedImage blurred(BufferedImage picture, int width) {
        float[] even = new float[width * width];
        Arrays.fill(even, 1f / even.length);
        return new ConvolveOp(new Kernel(width, width, even), ConvolveOp.EDGE_NO_OP, null)
                .filter(
                        picture,
                        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB));
    }

    public static BufferedImage noisy(BufferedImage picture, double deviation, RandomGenerator random) {
        BufferedImage out = copy(picture);
        int[] pixels = pixels(out);
        for (int i = 0; i < pixels.length; i++) {
            int colour = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                double value = (pixels[i] >> shift & 255) + deviation * random.nextGaussian();
                colour = colour << 8 | Math.clamp((int) value, 0, 255);
            }
            pixels[i] = colour;
        }
        return withPixels(out, pixels);
    }

    /** Scaled down and through JPEG at a low quality, as low bit rates leave it. */
    public static BufferedImage recoded(BufferedImage picture, double scale, float quality) {
        BufferedImage small = scaled(picture, (int) Math.max(16, picture.getWidth() * scale), (int)
                Math.max(16, picture.getHeight() * scale));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(small, null, null), param);
            out.flush();
            return copy(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static BufferedImage withPixels(BufferedImage picture, int[] pixels) {
        picture.setRGB(0, 0, picture.getWidth(), picture.getHeight(), pixels, 0, picture.getWidth());
        return picture;
    }
}
