package dev.firebreak.core.fingerprint.vpdq;

import dev.firebreak.core.fingerprint.PdqHash;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The signal string in which exchanges carry vPDQ: a JSON array of strings {@code "hex,quality,seconds"} without spaces within a
 * string, {@code []} when there is none. Seconds are written as a decimal with one to three places and never in exponents, so that
 * reading loses nothing above a millisecond; any float syntax is read. Frames are not in it and are numbered as they come.
 */
public final class VpdqSignal {
    private static final int FIELDS = 3;
    private static final int PLACES = 3;
    private static final int MAX_STRING = 120;

    private VpdqSignal() {}

    public static String write(List<VpdqFeature> features) {
        StringBuilder text = new StringBuilder("[");
        for (VpdqFeature feature : features) {
            text.append(text.length() > 1 ? "," : "")
                    .append('"')
                    .append(feature.pdq().hex())
                    .append(',')
                    .append(feature.quality())
                    .append(',')
                    .append(seconds(feature.seconds()))
                    .append('"');
        }
        return text.append(']').toString();
    }

    /** Throws {@link IllegalArgumentException} naming what is wrong and where. */
    public static List<VpdqFeature> read(String json) {
        Cursor cursor = new Cursor(json);
        List<VpdqFeature> features = new ArrayList<>();
        cursor.expect('[');
        if (cursor.next() != ']') {
            do {
                VpdqText.requireRoom(features);
                features.add(feature(cursor.string(), features.size()));
            } while (cursor.takes(','));
        }
        cursor.expect(']');
        cursor.end();
        return List.copyOf(features);
    }

    private static String seconds(double seconds) {
        BigDecimal rounded = BigDecimal.valueOf(seconds)
                .setScale(PLACES, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.setScale(Math.max(1, rounded.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static VpdqFeature feature(String string, int number) {
        String[] fields = string.split(",", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "Feature %d has %d fields, not hex,quality,seconds".formatted(number, fields.length));
        }
        try {
            return new VpdqFeature(
                    number,
                    Integer.parseInt(fields[1].strip()),
                    PdqHash.parse(fields[0].strip()),
                    Double.parseDouble(fields[2]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Feature %d: %s".formatted(number, e.getMessage()), e);
        }
    }

    /** Walks over the text; the strings of a signal need no escapes, so none are read. */
    private static final class Cursor {
        private final String text;
        private int at;

        private Cursor(String text) {
            this.text = text;
        }

        /** The next character that is no space, left in place; NUL at the end. */
        private char next() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private boolean takes(char wanted) {
            boolean there = next() == wanted;
            at += there ? 1 : 0;
            return there;
        }

        private void expect(char wanted) {
            if (!takes(wanted)) {
                throw new IllegalArgumentException(
                        "A vPDQ signal is a JSON array of strings: '%s' expected at character %d"
                                .formatted(wanted, at));
            }
        }

        private String string() {
            expect('"');
            int end = text.indexOf('"', at);
            if (end < 0 || end - at > MAX_STRING || text.substring(at, end).indexOf('\\') >= 0) {
                throw new IllegalArgumentException(
                        "The string at character %d is not hex,quality,seconds".formatted(at - 1));
            }
            String string = text.substring(at, end);
            at = end + 1;
            return string;
        }

        private void end() {
            if (next() != 0 || at < text.length()) {
                throw new IllegalArgumentException("Something follows the array at character " + at);
            }
        }
    }
}
