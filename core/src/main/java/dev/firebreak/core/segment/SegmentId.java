package dev.firebreak.core.segment;

import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;

/** Names a segment, and makes handling it idempotent. Sequence numbers start at 0 in each session and have no gaps. */
public record SegmentId(StreamId stream, SessionId session, long sequence) {
    public SegmentId {
        if (sequence < 0) {
            throw new IllegalArgumentException("A segment's sequence number is 0 or more, not " + sequence);
        }
    }
}
