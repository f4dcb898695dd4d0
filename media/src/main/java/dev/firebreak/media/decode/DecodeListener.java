package dev.firebreak.media.decode;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.segment.Segment;

/**
 * Hears what becomes of one stream. Called in order, by one thread at a time, on a thread of this session's own: blocking holds up
 * no other stream. A live stream whose listener falls behind loses pictures, then sound, counted in {@link PoolHealth}.
 */
public interface DecodeListener {
    /** The container is understood. Called once, before any frame or sound; after a restart of the decoder not again. */
    void opened(MediaInfo info);

    /** A decoded picture. Media times rise. */
    void frame(Frame frame);

    /** A step of motion, while more than key frames are decoded. Times rise. */
    default void motion(Evidence.OfMotion step) {}

    /** The next run of sound, at most 0.1 s. Runs cover media time without a gap, with silence where the source has none. */
    void sound(Sound sound);

    /** A segment of a source that the session opened by itself. Never called for a fed stream. */
    void segment(Segment segment, byte[] bytes);

    /** The decoder died and is being restarted; pictures around here may be missing. */
    void interrupted(Interruption interruption);

    /** Nothing follows. Called exactly once. */
    void ended(DecodeEnd end);
}
