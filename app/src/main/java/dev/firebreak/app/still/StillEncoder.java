package dev.firebreak.app.still;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.incident.Still;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Turns a decoded frame into a JPEG still. */
public final class StillEncoder {
    private StillEncoder() {}

    /** The frame as JPEG, at its own size (at most {@value Frame#MAX_SIDE} pixels a side: some 5 to 30 kB). */
    public static Still encode(Frame frame) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream(32_768);
        try {
            ImageIO.write(image(frame), "jpeg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return new Still(frame.at(), jpeg.toByteArray());
    }

    private static BufferedImage image(Frame frame) {
        int stride = frame.width() * 3;
        byte[] bgr = new byte[frame.rgb().length];
        for (int i = 0; i < bgr.length; i += 3) {
            bgr[i] = frame.rgb()[i + 2];
            bgr[i + 1] = frame.rgb()[i + 1];
            bgr[i + 2] = frame.rgb()[i];
        }
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(bgr, bgr.length),
                frame.width(),
                frame.height(),
                stride,
                3,
                new int[] {2, 1, 0},
                new Point(0, 0));
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
        image.setData(raster);
        return image;
    }
}
