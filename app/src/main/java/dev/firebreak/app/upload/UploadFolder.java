package dev.firebreak.app.upload;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps uploads in a folder, so that they outlive the process: for each a folder of its id with {@code data} and {@code upload.json}.
 * The latter is replaced whole, after the bytes that it counts were forced to disk. So after a crash at any instant it tells the truth
 * or less; bytes beyond what it tells are cut off when the folder is opened again, and the sender sends them anew. Thread-safe; who
 * writes to one upload holds its {@linkplain UploadLocks lock}.
 */
public final class UploadFolder {
    private static final Logger log = LoggerFactory.getLogger(UploadFolder.class);
    private static final String DATA = "data";
    private static final String STATE = "upload.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Clock clock;
    private final Map<UUID, Upload> uploads = new ConcurrentHashMap<>();

    private UploadFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Opens the folder, making it when there is none, and puts right what a crash left. STORE_DOWN when that fails. */
    public static UploadFolder open(Path folder, Clock clock) {
        UploadFolder opened = new UploadFolder(folder, clock);
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    opened.load(entry);
                }
            }
        } catch (IOException e) {
            throw failed("opened", folder, e);
        }
        return opened;
    }

    /** Everything known, newest first. */
    public List<Upload> list() {
        return uploads.values().stream()
                .sorted(Comparator.comparing(Upload::createdAt)
                        .thenComparing(Upload::id)
                        .reversed())
                .toList();
    }

    public Optional<Upload> find(UUID id) {
        return Optional.ofNullable(uploads.get(id));
    }

    /** Bytes that the disk still takes. */
    long freeBytes() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw failed("measured", folder, e);
        }
    }

    Path data(UUID id) {
        return folder.resolve(id.toString()).resolve(DATA);
    }

    Upload create(Upload upload) {
        Path own = folder.resolve(upload.id().toString());
        try {
            Files.createDirectories(own);
            Files.createFile(own.resolve(DATA));
        } catch (IOException e) {
            throw failed("made", own, e);
        }
        return save(upload);
    }

    Upload save(Upload upload) {
        Path file = folder.resolve(upload.id().toString()).resolve(STATE);
        Path fresh = file.resolveSibling(STATE + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                Channels.newOutputStream(channel).write(JSON.writeValueAsBytes(upload));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("written", file, e);
        }
        uploads.put(upload.id(), upload);
        return upload;
    }

    /**
     * Adds bytes at the end, no more than were announced, and counts what came even when the connection breaks off: then the
     * {@link IOException} of the connection is thrown on.
     */
    Upload append(Upload upload, InputStream bytes) throws IOException {
        long written = 0;
        try (FileChannel file = FileChannel.open(data(upload.id()), StandardOpenOption.WRITE)) {
            try {
                byte[] buffer = new byte[64 * 1024];
                long most = upload.length() - upload.offset();
                while (written < most) {
                    int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, most - written));
                    if (read < 0) {
                        break;
                    }
                    var piece = java.nio.ByteBuffer.wrap(buffer, 0, read);
                    while (piece.hasRemaining()) {
                        written += file.write(piece, upload.offset() + written);
                    }
                }
            } finally {
                file.force(true);
                save(upload.at(upload.offset() + written, clock.instant()));
            }
        }
        return find(upload.id()).orElseThrow();
    }

    /** Takes the last bytes away again: they were not what they should be. */
    Upload cut(Upload upload, long bytes) throws IOException {
        long offset = Math.max(0, upload.offset() - bytes);
        try (FileChannel file = FileChannel.open(data(upload.id()), StandardOpenOption.WRITE)) {
            file.truncate(offset);
            file.force(true);
        }
        return save(upload.at(offset, clock.instant()));
    }

    /** Deletes the bytes; what became of the upload stays known. */
    void dropBytes(UUID id) {
        try {
            Files.deleteIfExists(data(id));
        } catch (IOException e) {
            throw failed("removed", data(id), e);
        }
    }

    void remove(UUID id) {
        uploads.remove(id);
        Path own = folder.resolve(id.toString());
        try {
            for (String name : List.of(DATA, STATE + ".new", STATE)) {
                Files.deleteIfExists(own.resolve(name));
            }
            Files.deleteIfExists(own);
        } catch (IOException e) {
            throw failed("removed", own, e);
        }
    }

    private void load(Path own) throws IOException {
        Path file = own.resolve(STATE);
        if (!Files.isRegularFile(file)) {
            log.info("An upload that had hardly begun is forgotten folder={}", own.getFileName());
            remove(own);
            return;
        }
        Upload upload;
        try {
            upload = JSON.readValue(Files.readAllBytes(file), Upload.class);
        } catch (JacksonException | IllegalArgumentException e) {
            log.error("An upload's state cannot be read; it is left where it is file={}", file, e);
            return;
        }
        if (upload.state() == UploadState.UPLOADING) {
            try (FileChannel data =
                    FileChannel.open(own.resolve(DATA), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
                data.truncate(upload.offset());
                upload = upload.at(data.size(), upload.changedAt());
            }
        }
        boolean waiting = upload.state() == UploadState.CHECKING
                || (upload.state() == UploadState.UPLOADING && upload.complete());
        uploads.put(upload.id(), waiting ? upload.in(UploadState.RECEIVED, upload.changedAt()) : upload);
    }

    private static void remove(Path own) throws IOException {
        if (!Files.isDirectory(own)) {
            return;
        }
        Files.deleteIfExists(own.resolve(DATA));
        Files.deleteIfExists(own.resolve(STATE + ".new"));
        Files.deleteIfExists(own);
    }

    private static FirebreakException failed(String what, Path where, IOException e) {
        return new FirebreakException(ErrorCode.STORE_DOWN, "%s cannot be %s".formatted(where, what), e);
    }
}
