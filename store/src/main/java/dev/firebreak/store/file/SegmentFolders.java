package dev.firebreak.store.file;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two folders with segment files: {@code segments} is the moving window, {@code evidence} is for good.
 *
 * @param window not synced to disk: after a crash of the machine it is worth nothing
 * @param evidence synced, and on the same file system as the window, so that a hard link moves nothing
 */
record SegmentFolders(Path window, Path evidence) {
    private static final Logger log = LoggerFactory.getLogger(SegmentFolders.class);
    private static final String UNFINISHED = ".unfinished-";

    Path file(Segment segment, boolean preserved) {
        return SegmentFile.path(preserved ? evidence : window, segment);
    }

    /** Writes a file of the window: readers see it whole or not at all. */
    void write(Segment segment, byte[] bytes) throws IOException {
        Path file = file(segment, false);
        Path folder = Files.createDirectories(file.resolve("..").normalize());
        Path unfinished = folder.resolve(UNFINISHED + UUID.randomUUID());
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Puts a segment of the window into the evidence folder too, on disk when it returns. */
    void preserve(Segment segment) throws IOException {
        Path source = file(segment, false);
        Path target = file(segment, true);
        Path folder = Files.createDirectories(target.resolve("..").normalize());
        try {
            Files.createLink(target, source);
        } catch (FileAlreadyExistsException e) {
            log.debug("Already linked file={}", target, e);
        } catch (UnsupportedOperationException e) {
            log.debug("No hard links here, copying file={}", target, e);
            Files.copy(source, target);
        }
        sync(target);
        sync(folder);
        sync(folder.resolve("..").normalize());
        Files.deleteIfExists(source);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    void delete(Segment segment) throws IOException {
        Files.deleteIfExists(file(segment, false));
    }

    /** Removes the window's folder of a session. The stream's folder stays: another session may be about to use it. */
    void deleteEmpty(StreamId stream, SessionId session) {
        Path folder = SegmentFile.sessionFolder(window, stream, session);
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            log.warn("A session's folder stays behind folder={}", folder, e);
        }
    }

    /** What lies in one of the folders, oldest start first. Unfinished and damaged files of the window are removed. */
    List<Segment> scan(boolean preserved) throws IOException {
        Path folder = Files.createDirectories(preserved ? evidence : window);
        List<Segment> found = new ArrayList<>();
        for (Path streamFolder : entries(folder)) {
            for (Path sessionFolder : entries(streamFolder)) {
                for (Path file : entries(sessionFolder)) {
                    Optional<Segment> segment = segment(folder.relativize(file));
                    if (segment.isPresent() && Files.size(file) == segment.get().size()) {
                        found.add(segment.get());
                    } else if (preserved) {
                        log.error("Not a whole segment in the evidence folder file={}", file);
                    } else {
                        log.warn("Removing an unfinished or foreign file={}", file);
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
        found.sort(Comparator.comparing(Segment::start));
        return found;
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Optional<Segment> segment(Path relative) {
        try {
            return SegmentFile.parse(
                    new StreamId(relative.getName(0).toString()),
                    SessionId.of(relative.getName(1).toString()),
                    relative.getName(2).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not a stream's or session's folder
        }
    }
}
