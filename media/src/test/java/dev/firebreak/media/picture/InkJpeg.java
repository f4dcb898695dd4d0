package dev.firebreak.media.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes JPEGs of four inks as Adobe's programs do: what is left out of each ink, as it is or as brightness and colour. */
final class InkJpeg {
    /** Inks as they are. */
    static final int PLAIN = 0;

    /** The first three inks made brightness and colour: YCCK. */
    static final int BRIGHTNESS = 2;

    private InkJpeg() {}

    static Path write(Path target, BufferedImage picture, int transform) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(samples(picture, transform), null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] plain = bytes.toByteArray();
        byte[] mark = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(plain, 0, 2);
        marked.writeBytes(mark);
        marked.write(plain, 2, plain.length - 2);
        return Files.write(target, marked.toByteArray());
    }

    /** With all the black there is: what is left out of the inks is then a share of what is left out of black. */
    private static Raster samples(BufferedImage picture, int transform) {
        WritableRaster samples = Raster.createInterleavedRaster(0, picture.getWidth(), picture.getHeight(), 4, null);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int[] inks = {(rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff, 1};
                inks[3] = Math.max(1, Math.max(inks[0], Math.max(inks[1], inks[2])));
                for (int band = 0; band < 3; band++) {
                    inks[band] = inks[band] * 255 / inks[3];
                }
                samples.setPixel(x, y, transform == PLAIN ? inks : brightness(inks));
            }
        }
        return samples;
    }

    private static int[] brightness(int[] leftOut) {
        double red = 255 - leftOut[0];
        double green = 255 - leftOut[1];
        double blue = 255 - leftOut[2];
        double luma = 0.299 * red + 0.587 * green + 0.114 * blue;
        return new int[] {
            (int) Math.round(luma),
            Math.clamp(Math.round(128 + (blue - luma) / 1.772), 0, 255),
            Math.clamp(Math.round(128 + (red - luma) / 1.402), 0, 255),
            leftOut[3]
        };
    }
}
