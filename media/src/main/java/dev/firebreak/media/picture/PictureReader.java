package dev.firebreak.media.picture;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads picture files: JPEG of any colours, PNG, GIF (its first picture), WebP (not animated), AVIF and HEIC. Four printing inks
 * in a JPEG are read as browsers read them: as what is left out, whether or not Adobe's mark says so. Decoding happens in a process
 * of its own, started when first needed and anew after a file broke it. One picture at a time; a second caller waits.
 */
public final class PictureReader implements AutoCloseable {
    private final Duration patience;
    private final long memoryBytes;
    private @Nullable PictureChild child;
    private boolean closed;

    public PictureReader() {
        this(PictureLimits.PATIENCE, PictureLimits.MAX_MEMORY_BYTES);
    }

    /**
     * With other limits.
     *
     * @param patience the longest that one picture may take, the start of the process included
     * @param memoryBytes resident memory at which the process is killed
     */
    public PictureReader(Duration patience, long memoryBytes) {
        this.patience = patience;
        this.memoryBytes = memoryBytes;
    }

    /** The format of a file by its first bytes; empty when it is no picture that is read here. */
    public static Optional<PictureFormat> format(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return PictureFormat.of(in.readNBytes(PictureFormat.HEAD_BYTES));
        }
    }

    /** Decodes a file. Throws {@link FirebreakException}, DECODER_DOWN, when no process can be started. */
    public synchronized PictureOutcome read(Path file) {
        if (closed) {
            throw new IllegalStateException("The reader is closed");
        }
        try {
            long bytes = Files.size(file);
            Optional<PictureFormat> format = format(file);
            if (format.isEmpty()) {
                return new PictureOutcome.NotAPicture();
            }
            if (bytes > PictureLimits.MAX_FILE_BYTES) {
                return new PictureOutcome.Unusable(
                        "it has more than the %d MiB that a picture may".formatted(PictureLimits.MAX_FILE_BYTES >> 20));
            }
            return decode(file.toAbsolutePath(), format.get());
        } catch (NoSuchFileException e) {
            return new PictureOutcome.Missing("there is no such file");
        } catch (IOException e) {
            return new PictureOutcome.Missing("it cannot be read: " + e.getMessage());
        }
    }

    private PictureOutcome decode(Path file, PictureFormat format) {
        PictureChild decoding = child;
        if (decoding == null) {
            decoding = PictureChild.start();
            child = decoding;
        }
        PictureOutcome outcome = decoding.decode(file, format, patience, memoryBytes);
        if (!decoding.usable()) {
            decoding.close();
            child = null;
        }
        return outcome;
    }

    /** Ends the process. */
    @Override
    public synchronized void close() {
        closed = true;
        if (child != null) {
            child.close();
            child = null;
        }
    }

    /** What is thrown when no process can be had. */
    static FirebreakException noProcess(IOException why) {
        return new FirebreakException(
                ErrorCode.DECODER_DOWN, "No process to decode pictures in can be started: " + why.getMessage(), why);
    }
}
