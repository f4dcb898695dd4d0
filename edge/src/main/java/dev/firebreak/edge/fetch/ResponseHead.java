package dev.firebreak.edge.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Status and fields of an HTTP answer.
 *
 * @param fields by name in small letters; of those that come twice the first
 */
record ResponseHead(int status, Map<String, String> fields) {
    /** Bytes of a head; what is longer is no honest server's. */
    static final int MAX_BYTES = 32_768;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

    ResponseHead {
        fields = Map.copyOf(fields);
    }

    static ResponseHead read(InputStream in) throws IOException {
        int left = MAX_BYTES;
        String first = line(in, left);
        Matcher status = STATUS.matcher(first);
        if (!status.matches()) {
            throw new IOException("does not speak HTTP");
        }
        left -= first.length() + 2;
        Map<String, String> fields = new HashMap<>();
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            left -= line.length() + 2;
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new ResponseHead(Integer.parseInt(status.group(1)), fields);
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** One line without its end. */
    static String line(InputStream in, int most) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("ended in the middle of its answer");
            }
            if (line.length() >= most) {
                throw new IOException("has a head of more than %d bytes".formatted(MAX_BYTES));
            }
            line.append((char) next);
        }
        int end = line.length();
        return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
    }
}
