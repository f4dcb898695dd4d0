package dev.firebreak.core.footage;

import dev.firebreak.core.segment.Hash256;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the bytes of clips under their SHA-256, on disk or in an object store. What is there is never overwritten. Thread-safe. Throws
 * {@link dev.firebreak.core.error.FirebreakException}: NOT_FOUND when nothing is kept under a hash, STORE_DOWN when disk or object
 * store fail.
 */
public interface FootageStore {
    /**
     * Takes the bytes of {@code file}, whose hash the caller has computed; on disk they may be moved, so {@code file} may be gone
     * afterwards. They are safe from a crash when this returns. Kept already: nothing happens.
     */
    void put(Hash256 sha256, Path file);

    boolean has(Hash256 sha256);

    /** All bytes, from the first. The caller closes it; reading may throw {@link java.io.IOException}. */
    InputStream open(Hash256 sha256);

    /** {@code length} bytes from {@code offset} on, for a player that seeks; both must lie within the clip. */
    InputStream open(Hash256 sha256, long offset, long length);

    /** Where the bytes lie as a file that may be read or linked, not changed; empty when they are elsewhere. */
    Optional<Path> file(Hash256 sha256);

    /** Deletes for good; nothing happens when nothing is kept. */
    void delete(Hash256 sha256);
}
