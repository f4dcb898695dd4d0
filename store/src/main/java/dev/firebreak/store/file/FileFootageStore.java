package dev.firebreak.store.file;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.segment.Hash256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clips as files of a folder, named by their hash: {@code ab/cdef…}. A file appears there whole, on disk, read-only, and is never
 * overwritten. Thread-safe, also among processes.
 */
public final class FileFootageStore implements FootageStore {
    private static final Logger log = LoggerFactory.getLogger(FileFootageStore.class);
    private static final String UNFINISHED = ".unfinished-";

    private final Path folder;

    /** Makes the folder when it is not there; only its owner may enter it then. STORE_DOWN when that fails. */
    public FileFootageStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        try {
            if (!Files.exists(this.folder)) {
                Files.createDirectories(this.folder);
                Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw failure("make the folder " + folder, e);
        }
    }

    @Override
    public void put(Hash256 sha256, Path file) {
        Path target = path(sha256);
        if (Files.exists(target)) {
            return;
        }
        try {
            Path parent = Files.createDirectories(target.resolveSibling("."));
            Path unfinished = parent.resolve(UNFINISHED + UUID.randomUUID());
            try {
                bring(file, unfinished);
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("r--r-----"));
                sync(unfinished);
                finish(unfinished, target);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            sync(parent);
            sync(folder);
        } catch (IOException e) {
            throw failure("keep clip " + sha256, e);
        }
    }

    private static void bring(Path file, Path unfinished) throws IOException {
        FileStore there = Files.getFileStore(unfinished.resolveSibling("."));
        if (Files.getFileStore(file).equals(there)) {
            Files.move(file, unfinished);
        } else {
            Files.copy(file, unfinished);
        }
    }

    /** A hard link is refused where something is, a rename is not: so nothing is overwritten, whoever else is at it. */
    private static void finish(Path unfinished, Path target) throws IOException {
        try {
            Files.createLink(target, unfinished);
        } catch (FileAlreadyExistsException e) {
            log.debug("Somebody else has just kept the same file={}", target, e);
        } catch (UnsupportedOperationException e) {
            log.debug("No hard links here, renaming file={}", target, e);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public boolean has(Hash256 sha256) {
        return Files.exists(path(sha256));
    }

    @Override
    public InputStream open(Hash256 sha256) {
        try {
            return Files.newInputStream(path(sha256));
        } catch (NoSuchFileException e) {
            throw missing(sha256, e);
        } catch (IOException e) {
            throw failure("read clip " + sha256, e);
        }
    }

    @Override
    public InputStream open(Hash256 sha256, long offset, long length) {
        try {
            FileChannel channel = FileChannel.open(path(sha256), StandardOpenOption.READ);
            try {
                Objects.checkFromIndexSize(offset, length, channel.size());
                return new BoundedStream(Channels.newInputStream(channel.position(offset)), length);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw missing(sha256, e);
        } catch (IOException e) {
            throw failure("read clip " + sha256, e);
        }
    }

    @Override
    public Optional<Path> file(Hash256 sha256) {
        Path path = path(sha256);
        return Files.exists(path) ? Optional.of(path) : Optional.empty();
    }

    @Override
    public void delete(Hash256 sha256) {
        try {
            Files.deleteIfExists(path(sha256));
        } catch (IOException e) {
            throw failure("delete clip " + sha256, e);
        }
    }

    private Path path(Hash256 sha256) {
        String hex = sha256.hex();
        return folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    }

    private static FirebreakException missing(Hash256 sha256, IOException cause) {
        return new FirebreakException(ErrorCode.NOT_FOUND, "There are no bytes of clip " + sha256, cause);
    }

    private static FirebreakException failure(String what, IOException cause) {
        return new FirebreakException(ErrorCode.STORE_DOWN, "Cannot %s: %s".formatted(what, cause), cause);
    }
}
