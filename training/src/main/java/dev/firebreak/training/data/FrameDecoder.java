package dev.firebreak.training.data;

import dev.firebreak.core.evidence.Frame;
import java.nio.file.Path;
import java.util.List;

/** Turns a video into frames. */
@FunctionalInterface
public interface FrameDecoder {
    /**
     * Up to two frames a second of {@code file}.
     *
     * @throws dev.firebreak.core.error.FirebreakException BAD_MEDIA when it cannot be decoded
     */
    List<Frame> frames(Path file);
}
