package dev.firebreak.media.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The kinds of picture file that are read, recognised by their first bytes, whatever the file is called. */
public enum PictureFormat {
    JPEG,
    PNG,
    GIF,
    WEBP,
    /** HEIC and AVIF: pictures in the container of MP4. */
    HEIF;

    /** How many bytes {@link #of} wants to see. */
    public static final int HEAD_BYTES = 64;

    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis");

    /** The brand by which an ordinary video with a picture's brand beside it is told apart. */
    private static final Set<String> VIDEO_BRANDS =
            Set.of("isom", "mp41", "mp42", "qt  ", "iso2", "iso4", "iso5", "iso6");

    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    /** The format of a file that begins so; empty for what is no picture that is read here. */
    public static Optional<PictureFormat> of(byte[] head) {
        if (head.length >= 3 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xd8 && (head[2] & 0xff) == 0xff) {
            return Optional.of(JPEG);
        }
        if (head.length >= 8 && Arrays.equals(head, 0, 8, PNG_START, 0, 8)) {
            return Optional.of(PNG);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        return text.startsWith("ftyp", 4) && picture(head, text) ? Optional.of(HEIF) : Optional.empty();
    }

    private static boolean picture(byte[] head, String text) {
        if (text.length() < 12 || VIDEO_BRANDS.contains(text.substring(8, 12))) {
            return false;
        }
        int length = ((head[2] & 0xff) << 8) | (head[3] & 0xff);
        for (int at = 8; at + 4 <= Math.min(length, text.length()); at += 4) {
            if (at != 12 && HEIF_BRANDS.contains(text.substring(at, at + 4))) {
                return true;
            }
        }
        return false;
    }
}
