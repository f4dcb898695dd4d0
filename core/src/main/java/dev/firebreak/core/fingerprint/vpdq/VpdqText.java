package dev.firebreak.core.fingerprint.vpdq;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text file that the reference programs write: a line {@code frame,quality,hex,seconds} for each feature, seconds with three
 * decimals, each line ended by a line feed. Reading takes any float syntax, lines ended by CR LF, and blank lines.
 */
public final class VpdqText {
    /** Features of one video that are read: 55 hours at a hash a second, or two hours of every frame at 27 a second. */
    public static final int MAX_FEATURES = 200_000;

    /** One line, in characters. */
    static final int MAX_LINE = 160;

    private static final int FIELDS = 4;

    private VpdqText() {}

    public static String write(List<VpdqFeature> features) {
        StringBuilder text = new StringBuilder();
        for (VpdqFeature feature : features) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%s,%.3f\n",
                    feature.frame(),
                    feature.quality(),
                    feature.pdq().hex(),
                    feature.seconds()));
        }
        return text.toString();
    }

    /** Throws {@link IllegalArgumentException} naming the line that is wrong, or the limit that is passed. */
    public static List<VpdqFeature> read(String text) {
        List<VpdqFeature> features = new ArrayList<>();
        int number = 0;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            number++;
            requireShort(end - from, number);
            String line = text.substring(from, end).strip();
            if (!line.isEmpty()) {
                requireRoom(features);
                features.add(feature(line, number));
            }
            from = end + 1;
        }
        return List.copyOf(features);
    }

    static void requireRoom(List<VpdqFeature> features) {
        if (features.size() == MAX_FEATURES) {
            throw new IllegalArgumentException("A video has at most %d features".formatted(MAX_FEATURES));
        }
    }

    private static void requireShort(int length, int number) {
        if (length > MAX_LINE) {
            throw new IllegalArgumentException(
                    "Line %d has %d characters; a vPDQ line has at most %d".formatted(number, length, MAX_LINE));
        }
    }

    private static VpdqFeature feature(String line, int number) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "Line %d has %d fields, not frame,quality,hex,seconds".formatted(number, fields.length));
        }
        try {
            return new VpdqFeature(
                    Integer.parseInt(fields[0]),
                    Integer.parseInt(fields[1]),
                    PdqHash.parse(fields[2]),
                    Double.parseDouble(fields[3]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Line %d: %s".formatted(number, e.getMessage()), e);
        }
    }
}
