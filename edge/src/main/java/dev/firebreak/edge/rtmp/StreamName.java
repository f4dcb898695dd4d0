package dev.firebreak.edge.rtmp;

import dev.firebreak.core.stream.StreamKey;
import java.util.Optional;

/**
 * Reads application and key out of what a publisher names. The key is the last path part of the publish name; a query
 * string is left out, unless it holds {@code key=…}, which then is the key (for set-ups with a public name in the path).
 * Nothing is percent-decoded: keys are compared as sent.
 */
final class StreamName {
    private static final String KEY_PARAMETER = "key=";

    private StreamName() {}

    /** The key; empty when there is none or it is too long to be one. */
    static Optional<StreamKey> key(String publishName) {
        int query = publishName.indexOf('?');
        String path = query < 0 ? publishName : publishName.substring(0, query);
        String secret = path.substring(path.lastIndexOf('/') + 1);
        if (query >= 0) {
            secret = keyParameter(publishName.substring(query + 1)).orElse(secret);
        }
        if (secret.isEmpty() || secret.length() > StreamKey.MAX_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new StreamKey(secret));
    }

    /** The application name without query string and slashes around it. */
    static String app(String connectName) {
        int query = connectName.indexOf('?');
        String path = query < 0 ? connectName : connectName.substring(0, query);
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }

    private static Optional<String> keyParameter(String query) {
        int start = 0;
        while (start <= query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            if (query.startsWith(KEY_PARAMETER, start)) {
                return Optional.of(query.substring(Math.min(end, start + KEY_PARAMETER.length()), end));
            }
            start = end + 1;
        }
        return Optional.empty();
    }
}
