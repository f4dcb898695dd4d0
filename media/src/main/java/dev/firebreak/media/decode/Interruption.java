package dev.firebreak.media.decode;

import java.time.Duration;

/**
 * A decoder process died under a stream.
 *
 * @param cause why
 * @param at media time up to which frames and sound had been delivered
 * @param blamed true when this stream was inside the decoder at that moment
 */
public record Interruption(Cause cause, Duration at, boolean blamed) {
    /** Why a decoder process died; also the metric label. */
    public enum Cause {
        /** It crashed. */
        CRASH,
        /** It made no progress for too long and was killed. */
        HANG,
        /** It grew over its memory limit and was killed. */
        MEMORY,
        /** Somebody else killed it. */
        KILLED
    }
}
