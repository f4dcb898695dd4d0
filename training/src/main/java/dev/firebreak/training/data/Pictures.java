package dev.firebreak.training.data;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Frame;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads picture files (JPEG, PNG) and turns them into frames and back. */
public final class Pictures {
    /** The most pixels that a picture file may have: 64 megapixels. */
    static final long MAX_PIXELS = 64L * 1024 * 1024;

    private Pictures() {}

    /**
     * The picture in {@code file}, its longer side about {@code side} pixels.
     *
     * @throws FirebreakException BAD_MEDIA when it is no picture or too large
     */
    public static BufferedImage read(Path file, int side) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw bad(file, "is no picture that can be read", null);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > MAX_PIXELS) {
                    throw bad(file, "has %d × %d pixels".formatted(width, height), null);
                }
                ImageReadParam param = reader.getDefaultReadParam();
                // Every n-th pixel, down to twice the wanted size; the rest is averaged.
                int every = (int) Math.max(1, Math.max(width, height) / (2L * side));
                param.setSourceSubsampling(every, every, 0, 0);
                return fit(reader.read(0, param), side);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw bad(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** The frame that the decoder would have made of this picture. */
    public static Frame frame(BufferedImage picture, Duration at) {
        BufferedImage fitting = fit(picture, Frame.MAX_SIDE);
        int width = fitting.getWidth();
        int height = fitting.getHeight();
        int[] pixels = fitting.getRGB(0, 0, width, height, null, 0, width);
        byte[] rgb = new byte[pixels.length * 3];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return new Frame(at, width, height, rgb, true);
    }

    /** The picture of a frame. */
    public static BufferedImage picture(Frame frame) {
        BufferedImage picture = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = frame.rgb();
        int[] pixels = new int[rgb.length / 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | (rgb[3 * i + 2] & 255);
        }
        picture.setRGB(0, 0, frame.width(), frame.height(), pixels, 0, frame.width());
        return picture;
    }

    /** A copy without transparency whose longer side is {@code side} at most. */
    private static BufferedImage fit(BufferedImage picture, int side) {
        double by = Math.min(1, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * by));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * by));
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return out;
    }

    private static FirebreakException bad(Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new FirebreakException(ErrorCode.BAD_MEDIA, "The picture %s %s".formatted(file, why), cause);
    }
}
