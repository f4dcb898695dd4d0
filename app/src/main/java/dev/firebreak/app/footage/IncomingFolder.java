package dev.firebreak.app.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a file lies while it is looked at: a copy that nobody else can change, so that what was hashed, what was decoded and what is
 * kept are the same bytes. Files carry the number of their process; what dead processes left is removed. Thread-safe.
 */
final class IncomingFolder {
    private static final Logger log = LoggerFactory.getLogger(IncomingFolder.class);
    private static final int CHUNK = 1 << 20;

    private final Path folder;
    private final long process;

    IncomingFolder(Path folder) {
        this(folder, ProcessHandle.current().pid());
    }

    IncomingFolder(Path folder, long process) {
        this.folder = folder;
        this.process = process;
        try {
            Files.createDirectories(folder);
            removeLeftovers();
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "Cannot make the folder " + folder, e);
        }
    }

    /**
     * A file under our name.
     *
     * @param bytes its size, never more than one above the limit that was given
     */
    record Incoming(Path file, Hash256 sha256, long bytes) implements AutoCloseable {
        /** Removes it, unless it has been moved away. */
        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                log.warn("A file stays behind file={}", file, e);
            }
        }
    }

    /**
     * Copies (or, when {@code ours}, moves) a file in, and hashes it on the way. Stops after {@code limit} + 1 bytes.
     *
     * @throws IOException when it cannot be read
     */
    Incoming take(Path arrived, boolean ours, long limit) throws IOException {
        Path file = folder.resolve(process + "-" + UUID.randomUUID());
        try {
            if (ours) {
                Files.move(arrived, file);
            }
            MessageDigest digest = digest();
            long bytes = ours
                    ? hashed(file, OutputStream.nullOutputStream(), digest, limit)
                    : copied(arrived, file, digest, limit);
            return new Incoming(file, Hash256.ofBytes(digest.digest()), bytes);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static long copied(Path from, Path to, MessageDigest digest, long limit) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            return hashed(from, out, digest, limit);
        }
    }

    private static long hashed(Path from, OutputStream to, MessageDigest digest, long limit) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(from)) {
            int count = in.read(chunk);
            while (count > 0 && bytes <= limit) {
                digest.update(chunk, 0, count);
                to.write(chunk, 0, count);
                bytes += count;
                count = in.read(chunk);
            }
        }
        return Math.min(bytes, limit + 1);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private void removeLeftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String owner = file.getFileName().toString().split("-", 2)[0];
                if (owner.matches("\\d{1,18}")
                        && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
                    log.info("Removing what a process that died left behind file={}", file);
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
