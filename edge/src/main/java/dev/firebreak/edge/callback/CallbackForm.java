package dev.firebreak.edge.callback;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An application/x-www-form-urlencoded body of bounded size. The server writes its own fields first and appends what the
 * publisher put behind the stream name, unescaped: of a repeated field only the first is the server's.
 */
final class CallbackForm {
    /** Largest body, in bytes. */
    static final int MAX_BYTES = 8192;

    /** Most fields. */
    static final int MAX_FIELDS = 64;

    private final Map<String, List<String>> fields;

    private CallbackForm(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** Empty when the body is not a form within the limits. */
    static Optional<CallbackForm> parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            return Optional.empty();
        }
        String[] pairs = text(body).map(text -> text.split("&", -1)).orElse(new String[0]);
        if (pairs.length == 0 || pairs.length > MAX_FIELDS) {
            return Optional.empty();
        }
        Map<String, List<String>> fields = new HashMap<>();
        try {
            for (String pair : pairs) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                fields.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
        } catch (IllegalArgumentException badEscape) {
            return Optional.empty();
        }
        return Optional.of(new CallbackForm(fields));
    }

    /** A form that somebody else has parsed, with one value for each field. */
    static CallbackForm of(Map<String, String> parsed) {
        Map<String, List<String>> fields = new HashMap<>();
        parsed.forEach((field, value) -> fields.put(field, List.of(value)));
        return new CallbackForm(fields);
    }

    /** The first value, empty text when there is none. */
    String first(String field) {
        return fields.getOrDefault(field, List.of("")).getFirst();
    }

    /** The value of a field that occurs exactly once. */
    Optional<String> only(String field) {
        List<String> values = fields.getOrDefault(field, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String decode(String escaped) {
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }
}
