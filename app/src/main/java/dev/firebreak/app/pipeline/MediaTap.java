package dev.firebreak.app.pipeline;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.LearnedHash;
import java.time.Duration;

/**
 * Sees what a session's decoder delivers, beside the models. Called in the order of media time, by the thread that reads from the
 * decoder, but for what is said otherwise: it must not block.
 */
public interface MediaTap {
    /** Sees nothing. */
    MediaTap NONE = new MediaTap() {
        @Override
        public void frame(Frame frame) {}

        @Override
        public void sound(Sound sound) {}

        @Override
        public void ended() {}
    };

    void frame(Frame frame);

    void sound(Sound sound);

    /**
     * The learned hash of the frame of this media time, if it has one; told some moments after the frame, by the engine's threads.
     */
    default void described(Duration at, LearnedHash hash) {}

    /** Nothing follows. */
    void ended();
}
