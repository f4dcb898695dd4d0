package dev.firebreak.app.upload;

import java.nio.file.Path;

/** Looks at a file that arrived whole, and takes it or not. Called on a thread where it may take long. */
@FunctionalInterface
public interface UploadReceiver {
    /**
     * Returns what became of it. The file may be moved away. Throws {@link dev.firebreak.core.error.FirebreakException} when it could not
     * be looked at now: it is tried again later.
     */
    UploadVerdict receive(Upload upload, Path file);
}
