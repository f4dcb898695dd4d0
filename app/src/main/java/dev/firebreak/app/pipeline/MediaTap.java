package dev.firebreak.app.pipeline;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;

/**
 * Sees what a session's decoder delivers, beside the models. Called in the order of media time, by the thread that reads from the
 * decoder: it must not block.
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

    /** Nothing follows. */
    void ended();
}
