package dev.firebreak.training.replay;

import java.nio.file.Path;

/** Decodes a whole file. Thread-safe. */
@FunctionalInterface
public interface ClipDecoder {
    /** Throws {@link dev.firebreak.core.error.FirebreakException} BAD_MEDIA when it cannot be decoded. */
    DecodedClip clip(Path file);
}
