package dev.firebreak.media.recode;

import dev.firebreak.core.edit.Picture;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pictures one after the other, as FFmpeg writes them: {@code P6}, width, height, 255, each a word, then the bytes. */
final class PpmReader {
    private PpmReader() {}

    static List<Picture> read(Path file) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            while (!word(in).isEmpty()) {
                int width = Integer.parseInt(word(in));
                int height = Integer.parseInt(word(in));
                String levels = word(in);
                byte[] rgb = in.readNBytes(3 * width * height);
                if (!levels.equals("255") || rgb.length < 3 * width * height) {
                    throw new IOException("The pictures break off after " + pictures.size());
                }
                pictures.add(new Picture(width, height, rgb));
            }
        }
        return pictures;
    }

    /** Up to the next space or line's end, which is passed over. */
    private static String word(InputStream in) throws IOException {
        StringBuilder word = new StringBuilder();
        for (int next = in.read(); next > ' '; next = in.read()) {
            word.append((char) next);
        }
        return word.toString();
    }
}
