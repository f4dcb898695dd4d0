package dev.firebreak.app.bank;

import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.segment.Hash256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes a file's signals: what a bank keeps of it. One thread at a time. */
public final class BankedFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    /** What came of a file. */
    public sealed interface Reading {}

    /**
     * Its signals.
     *
     * @param remark what a person should know of them; may be empty
     */
    public record Signed(Signals signals, Hash256 sha256, String remark) implements Reading {}

    /**
     * It has none.
     *
     * @param there false when there is no such file, or it cannot be read
     */
    public record Refused(boolean there, String why) implements Reading {}

    /** Reads a file. */
    public Reading read(Path file) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            return new Refused(false, "there is no such file");
        }
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            long bytes = 0;
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = Files.newInputStream(file)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    md5.update(buffer, 0, read);
                    sha256.update(buffer, 0, read);
                    bytes += read;
                }
            }
            if (bytes == 0) {
                return new Refused(true, "it is empty");
            }
            Hash256 hash = Hash256.ofBytes(sha256.digest());
            return new Signed(
                    Signals.of(
                            Signal.parse(SignalKind.MD5, HexFormat.of().formatHex(md5.digest())),
                            new Signal.Sha256(hash)),
                    hash,
                    "");
        } catch (IOException e) {
            return new Refused(false, "it cannot be read: " + e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5 and SHA-256", e);
        }
    }

    @Override
    public void close() {
        // Nothing is held between files.
    }
}
