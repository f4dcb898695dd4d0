package dev.firebreak.core.segment;

import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.util.List;
import java.util.Optional;

/**
 * Keeps segment bytes: a moving window per session for viewers, and for good where an incident preserves them.
 * Thread-safe. Idempotent by {@link SegmentId}. Throws {@link dev.firebreak.core.error.FirebreakException} when the disk fails.
 */
public interface SegmentStore {
    /** Keeps a segment. The same id again with the same bytes changes nothing; with other bytes it is refused (CONFLICT). */
    void put(Segment segment, byte[] bytes);

    /** The bytes, or empty when the segment was never kept or has left the window. */
    Optional<byte[]> read(SegmentId id);

    /** What is kept of a session, by sequence number. */
    List<Segment> list(StreamId stream, SessionId session);

    /** Marks segments as evidence: {@link #forget} no longer removes them. Ids that are not kept are ignored. */
    void preserve(List<SegmentId> ids);

    /** Removes a session's segments with a sequence number below {@code sequence}, except preserved ones. */
    void forget(StreamId stream, SessionId session, long sequence);
}
