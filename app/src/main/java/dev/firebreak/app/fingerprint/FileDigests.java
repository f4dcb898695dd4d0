package dev.firebreak.app.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what the very same file is found again: 32 and 64 lower-case hexadecimal digits. MD5 is there because others exchange it, not because
 * it proves anything.
 */
record FileDigests(String md5, String sha256) {
    private static final int BUFFER = 1 << 16;

    /** Reads a file once, whatever its size. */
    static FileDigests of(Path file) throws IOException {
        MessageDigest md5 = digest("MD5");
        MessageDigest sha256 = digest("SHA-256");
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                md5.update(buffer, 0, read);
                sha256.update(buffer, 0, read);
            }
        }
        HexFormat digits = HexFormat.of();
        return new FileDigests(digits.formatHex(md5.digest()), digits.formatHex(sha256.digest()));
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + name, e);
        }
    }
}
