package dev.firebreak.training.data;

import dev.firebreak.core.evidence.Evidence;
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

    /** The same with the motion between them, where it is measured. */
    default Pictured pictured(Path file) {
        return new Pictured(frames(file), List.of());
    }

    /**
     * What is seen of a video.
     *
     * @param frames up to two a second, in order
     * @param motion steps of half a second, in order
     */
    record Pictured(List<Frame> frames, List<Evidence.OfMotion> motion) {
        public Pictured {
            frames = List.copyOf(frames);
            motion = List.copyOf(motion);
        }
    }
}
