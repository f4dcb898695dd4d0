package dev.firebreak.core.segment;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** 256 bits with value equality: a SHA-256, most significant word first. */
public record Hash256(long a, long b, long c, long d) {
    /** The SHA-256 of {@code bytes}. */
    public static Hash256 sha256(byte[] bytes) {
        try {
            return ofBytes(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Takes exactly 32 bytes; throws {@link IllegalArgumentException} otherwise. */
    public static Hash256 ofBytes(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("A 256-bit hash has 32 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Hash256(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    /** Parses 64 hex digits; throws {@link IllegalArgumentException} otherwise. */
    public static Hash256 ofHex(String hex) {
        return ofBytes(HexFormat.of().parseHex(hex));
    }

    /** 64 lower-case hex digits. */
    public String hex() {
        HexFormat format = HexFormat.of();
        return format.toHexDigits(a) + format.toHexDigits(b) + format.toHexDigits(c) + format.toHexDigits(d);
    }

    @Override
    public String toString() {
        return hex();
    }
}
