package dev.firebreak.app.footage;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.segment.Hash256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A clip as a file: the store's own, or a copy that is deleted afterwards. */
record LocalClip(Path path, boolean ours) implements AutoCloseable {
    /** NOT_FOUND when its bytes are gone, STORE_DOWN. */
    @MustBeClosed
    static LocalClip of(FootageStore store, Hash256 clip) {
        Optional<Path> own = store.file(clip);
        if (own.isPresent()) {
            return new LocalClip(own.get(), false);
        }
        try {
            Path copy = Files.createTempFile("firebreak-clip", "");
            try (InputStream bytes = store.open(clip)) {
                Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(copy);
                throw e;
            }
            return new LocalClip(copy, true);
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "A clip cannot be fetched from the object store", e);
        }
    }

    @Override
    public void close() {
        if (ours) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new FirebreakException(ErrorCode.STORE_DOWN, "A clip's copy cannot be removed", e);
            }
        }
    }
}
