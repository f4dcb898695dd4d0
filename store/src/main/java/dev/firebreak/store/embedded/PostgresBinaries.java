package dev.firebreak.store.embedded;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs (initdb, pg_ctl, postgres), unpacked once from the class path into a cache.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder) {
    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Finds them in the cache or unpacks them there. Safe when several processes do so at once: one unpacks. */
    static synchronized PostgresBinaries unpacked(Path cacheFolder) throws IOException {
        URL archive = archive();
        Path folder = cacheFolder.resolve("postgresql-" + version(archive));
        if (Files.isDirectory(folder)) {
            return new PostgresBinaries(folder);
        }
        Files.createDirectories(cacheFolder);
        try (FileChannel channel = FileChannel.open(
                        cacheFolder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.isDirectory(folder)) {
                log.info("Unpacking PostgreSQL, this once folder={} locked={}", folder, lock.isValid());
                Path unfinished = cacheFolder.resolve("unpacking");
                Folders.delete(unfinished);
                unpack(archive, Files.createDirectory(unfinished));
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return new PostgresBinaries(folder);
    }

    private static URL archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture = switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> "unknown";
        };
        URL archive = PostgresBinaries.class.getResource("/postgres-%s-%s.txz".formatted(system, architecture));
        if (archive == null) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION,
                    "No PostgreSQL for %s on %s is packed into this Firebreak: set FIREBREAK_DATABASE_URL"
                            .formatted(system, System.getProperty("os.arch")));
        }
        return archive;
    }

    /** The archive's size stands for its version: hashing 15 MB at each start would cost more than it tells. */
    private static String version(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        connection.getInputStream().close();
        return Long.toString(connection.getContentLengthLong());
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream in = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("Archive entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
