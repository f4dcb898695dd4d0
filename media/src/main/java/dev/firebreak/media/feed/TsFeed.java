package dev.firebreak.media.feed;

import java.nio.ByteBuffer;
import java.time.Duration;

/** Takes the bytes of a segment while it is still growing. {@code DecodeSession::feed} has this shape. */
@FunctionalInterface
public interface TsFeed {
    /**
     * Takes the next bytes of a segment.
     *
     * @param bytes whole transport stream packets; read only, and the receiver may keep it
     * @param segmentStart true for the first bytes of a segment
     * @param segmentOffset media time at which that segment starts
     */
    void feed(ByteBuffer bytes, boolean segmentStart, Duration segmentOffset);
}
