package dev.firebreak.app.upload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says when it announces a file, in the header {@code Upload-Metadata}: pairs of a key and a base64 text.
 *
 * @param fileName without folders
 * @param about the key {@code about}; empty when there is none
 */
record TusMetadata(String fileName, String about) {
    /** Longest header, in characters. */
    static final int MAX_HEADER = 12_288;

    private static final int MAX_KEYS = 16;

    /** Throws {@link IllegalArgumentException} with a reason for a person when it is not such, or names no file. */
    static TusMetadata parse(@Nullable String header) {
        String text = header == null ? "" : header;
        if (text.length() > MAX_HEADER) {
            throw new IllegalArgumentException("Upload-Metadata has at most " + MAX_HEADER + " characters");
        }
        Map<String, String> values = new HashMap<>();
        String[] pairs = text.split(",", -1);
        if (pairs.length > MAX_KEYS) {
            throw new IllegalArgumentException("Upload-Metadata has at most " + MAX_KEYS + " keys");
        }
        for (String pair : pairs) {
            String[] parts = pair.strip().split(" +", 2);
            values.put(parts[0], parts.length == 1 ? "" : decoded(parts[0], parts[1]));
        }
        return new TusMetadata(fileName(values.getOrDefault("filename", "")), values.getOrDefault("about", ""));
    }

    private static String decoded(String key, String value) {
        try {
            return new String(Base64.getDecoder().decode(value.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Upload-Metadata: '%s' is not base64".formatted(shown(key)), e);
        }
    }

    private static String fileName(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .strip();
        if (name.isEmpty() || name.length() > Upload.MAX_NAME) {
            throw new IllegalArgumentException(
                    "Upload-Metadata: 'filename' has 1 to " + Upload.MAX_NAME + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl) || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("Upload-Metadata: 'filename' is no file's name");
        }
        return name;
    }

    private static String shown(String key) {
        return key.length() <= 40 ? key : key.substring(0, 40) + "…";
    }
}
