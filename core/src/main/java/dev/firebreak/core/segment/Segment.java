package dev.firebreak.core.segment;

import java.time.Duration;
import java.time.Instant;

/**
 * A run of media that starts on a key frame (or anywhere, where there is no picture), described; its bytes are in a
 * {@link SegmentStore}. Immutable.
 *
 * @param offset media time of its first picture or sound since the session began
 * @param start wall-clock time of the same instant, for PROGRAM-DATE-TIME
 * @param duration media time until the next segment starts; more than zero
 * @param size bytes
 * @param discontinuity true where timestamps or codecs do not go on from the segment before (RFC 8216, EXT-X-DISCONTINUITY)
 */
public record Segment(
        SegmentId id,
        Duration offset,
        Instant start,
        Duration duration,
        SegmentFormat format,
        int size,
        Hash256 sha256,
        boolean discontinuity) {
    public Segment {
        if (offset.isNegative() || duration.isNegative() || duration.isZero() || size < 0) {
            throw new IllegalArgumentException(
                    "Segment %s: offset %s, duration %s, size %d".formatted(id, offset, duration, size));
        }
    }

    /** Media time at which this segment ends and the next one starts. */
    public Duration end() {
        return offset.plus(duration);
    }
}
