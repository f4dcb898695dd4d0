package dev.firebreak.app.bank;

import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.core.fingerprint.vpdq.VpdqText;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text files of vPDQ, one a video: lines {@code frame,quality,hex,seconds} as the programs in C++ write them, or {@code hex,quality,seconds} as
 * the one in Python prints them.
 */
final class VpdqFiles {
    /** All lines of the longest. */
    private static final int MAX_CHARACTERS = VpdqText.MAX_FEATURES * 120;

    private static final String SECONDS = "\\s*,\\s*[0-9.eE+-]{1,24}";
    private static final Pattern NUMBERED =
            Pattern.compile("[0-9]{1,9}\\s*,\\s*[0-9]{1,3}\\s*,\\s*[0-9a-fA-F]{64}" + SECONDS);
    private static final Pattern PLAIN = Pattern.compile("[0-9a-fA-F]{64}\\s*,\\s*[0-9]{1,3}" + SECONDS);

    private VpdqFiles() {}

    /** Whether a file that begins with this line is one. */
    static boolean begins(String line) {
        return NUMBERED.matcher(line).matches() || PLAIN.matcher(line).matches();
    }

    /** The whole file, whose first line was read. Throws {@link IllegalArgumentException} when it is too long. */
    static String rest(String first, BufferedReader file) throws IOException {
        StringBuilder text = new StringBuilder(first).append('\n');
        char[] some = new char[8_192];
        for (int read = file.read(some); read >= 0; read = file.read(some)) {
            text.append(some, 0, read);
            if (text.length() > MAX_CHARACTERS) {
                throw new IllegalArgumentException("it has more than %d features".formatted(VpdqText.MAX_FEATURES));
            }
        }
        return text.toString();
    }

    /** Throws {@link IllegalArgumentException} naming what is wrong and where. */
    static List<VpdqFeature> read(String text) {
        int end = text.indexOf('\n');
        boolean plain = PLAIN.matcher(text.substring(0, end).strip()).matches();
        return VpdqText.read(plain ? numbered(text) : text);
    }

    /** The frames numbered as they come. */
    private static String numbered(String text) {
        StringBuilder lines = new StringBuilder();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String[] fields = line.strip().split("\\s*,\\s*", -1);
            boolean plain = fields.length == 3;
            lines.append(plain ? "%d,%s,%s,%s".formatted(number++, fields[1], fields[0], fields[2]) : line.strip())
                    .append('\n');
        }
        return lines.toString();
    }
}
