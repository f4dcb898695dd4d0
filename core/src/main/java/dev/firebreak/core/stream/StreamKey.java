package dev.firebreak.core.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The secret that lets a publisher onto a stream. Never printed or stored: only its SHA-256 is. */
public record StreamKey(String secret) {
    /** Longest key accepted from a publisher, in characters. */
    public static final int MAX_LENGTH = 200;

    public StreamKey {
        if (secret.isEmpty() || secret.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A stream key has 1 to " + MAX_LENGTH + " characters");
        }
    }

    /** Lower-case hex SHA-256 of the key's UTF-8 bytes, the form in which keys are stored and compared. */
    public String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "StreamKey[redacted]";
    }
}
