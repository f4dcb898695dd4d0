package dev.firebreak.training.data;

import java.nio.file.Path;

/** Turns a media file into 16 kHz mono samples in [-1, 1]. */
@FunctionalInterface
public interface SoundDecoder {
    /**
     * The whole sound of {@code file}; empty when it has none.
     *
     * @throws dev.firebreak.core.error.FirebreakException BAD_MEDIA when it cannot be decoded
     */
    float[] decode(Path file);
}
