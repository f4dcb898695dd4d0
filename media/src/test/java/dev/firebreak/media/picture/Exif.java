package dev.firebreak.media.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Puts a camera's note of orientation into picture files. */
final class Exif {
    private static final int PNG_HEAD = 33;

    private Exif() {}

    static byte[] inJpeg(byte[] file, int orientation) {
        byte[] tiff = tiff(orientation);
        ByteBuffer note = ByteBuffer.allocate(10 + tiff.length);
        note.putShort((short) 0xffe1).putShort((short) (8 + tiff.length));
        note.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
        return inserted(file, 2, note.array());
    }

    static byte[] inPng(byte[] file, int orientation) {
        byte[] tiff = tiff(orientation);
        byte[] named = ByteBuffer.allocate(4 + tiff.length)
                .put("eXIf".getBytes(StandardCharsets.US_ASCII))
                .put(tiff)
                .array();
        CRC32 sum = new CRC32();
        sum.update(named);
        ByteBuffer chunk = ByteBuffer.allocate(8 + named.length);
        chunk.putInt(tiff.length).put(named).putInt((int) sum.getValue());
        return inserted(file, PNG_HEAD, chunk.array());
    }

    /** Of a WebP file that is nothing but one picture of {@code width} × {@code height}. */
    static byte[] inWebp(byte[] file, int width, int height, int orientation) {
        byte[] tiff = tiff(orientation);
        ByteBuffer webp =
                ByteBuffer.allocate(file.length + 18 + 8 + tiff.length).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(webp.capacity() - 8);
        webp.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(8);
        webp.putShort((short) (width - 1))
                .put((byte) 0)
                .putShort((short) (height - 1))
                .put((byte) 0);
        webp.put(file, 12, file.length - 12);
        webp.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(tiff.length).put(tiff);
        return webp.array();
    }

    private static byte[] tiff(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26);
        tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        return tiff.putInt(0).array();
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        out.writeBytes(part);
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }
}
