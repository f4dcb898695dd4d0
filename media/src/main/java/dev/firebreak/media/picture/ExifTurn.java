package dev.firebreak.media.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the camera's note of orientation from PNG and WebP files, which FFmpeg passes over; in JPEG it does not. */
final class ExifTurn {
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int PNG_START = 8;
    private static final int WEBP_START = 12;

    private ExifTurn() {}

    static Turn of(PictureFormat format, ByteBuffer file) {
        return switch (format) {
            case PNG -> inChunks(file.duplicate().order(ByteOrder.BIG_ENDIAN), PNG_START, true);
            case WEBP -> inChunks(file.duplicate().order(ByteOrder.LITTLE_ENDIAN), WEBP_START, false);
            case JPEG, GIF, HEIF -> Turn.NONE;
        };
    }

    /** PNG: length, name, data, sum. WebP: name, length, data, made even. */
    private static Turn inChunks(ByteBuffer file, int start, boolean png) {
        long at = start;
        while (at + 8 <= file.limit()) {
            long length = file.getInt((int) at + (png ? 0 : 4)) & 0xffff_ffffL;
            String name = name(file, (int) at + (png ? 4 : 0));
            long end = at + 8 + length;
            if (end > file.limit()) {
                return Turn.NONE;
            }
            if (name.equals(png ? "eXIf" : "EXIF")) {
                return inTiff(file.slice((int) at + 8, (int) length));
            }
            at = png ? end + 4 : end + (length & 1);
        }
        return Turn.NONE;
    }

    private static String name(ByteBuffer file, int at) {
        byte[] name = new byte[4];
        file.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static Turn inTiff(ByteBuffer given) {
        // Some programs write JPEG's heading before the TIFF that belongs here.
        boolean headed = given.limit() > 6 && given.get(0) == 'E' && given.get(1) == 'x';
        ByteBuffer tiff = headed ? given.slice(6, given.limit() - 6) : given;
        if (tiff.limit() < 8 || (tiff.get(0) != 'I' && tiff.get(0) != 'M')) {
            return Turn.NONE;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xffff_ffffL;
        if (directory + 2 > tiff.limit()) {
            return Turn.NONE;
        }
        int entries = tiff.getShort((int) directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY_BYTES;
            if (entry + ENTRY_BYTES > tiff.limit()) {
                return Turn.NONE;
            }
            if ((tiff.getShort((int) entry) & 0xffff) == ORIENTATION) {
                return Turn.ofExif(tiff.getShort((int) entry + 8));
            }
        }
        return Turn.NONE;
    }
}
