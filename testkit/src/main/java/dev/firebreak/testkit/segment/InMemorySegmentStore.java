package dev.firebreak.testkit.segment;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Segments in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemorySegmentStore implements SegmentStore {
    @SuppressWarnings("ArrayRecordComponent") // kept, never compared
    private record Kept(Segment segment, byte[] bytes) {}

    private final Map<SegmentId, Kept> segments = new HashMap<>();
    private final Set<SegmentId> preserved = new HashSet<>();

    @Override
    public synchronized void put(Segment segment, byte[] bytes) {
        if (segment.size() != bytes.length || !Hash256.sha256(bytes).equals(segment.sha256())) {
            throw new IllegalArgumentException("The bytes are not those of segment " + segment.id());
        }
        Kept there = segments.putIfAbsent(segment.id(), new Kept(segment, bytes.clone()));
        if (there != null && !there.segment().sha256().equals(segment.sha256())) {
            throw new FirebreakException(ErrorCode.CONFLICT, "Kept with other bytes: " + segment.id());
        }
    }

    @Override
    public synchronized Optional<byte[]> read(SegmentId id) {
        return Optional.ofNullable(segments.get(id)).map(kept -> kept.bytes().clone());
    }

    @Override
    public synchronized List<Segment> list(StreamId stream, SessionId session) {
        return segments.values().stream()
                .map(Kept::segment)
                .filter(segment -> segment.id().stream().equals(stream)
                        && segment.id().session().equals(session))
                .sorted(Comparator.comparingLong(segment -> segment.id().sequence()))
                .toList();
    }

    @Override
    public synchronized void preserve(List<SegmentId> ids) {
        ids.stream().filter(segments::containsKey).forEach(preserved::add);
    }

    /** The ids preserved so far. */
    public synchronized Set<SegmentId> preserved() {
        return Set.copyOf(preserved);
    }

    @Override
    public synchronized void forget(StreamId stream, SessionId session, long sequence) {
        segments.keySet()
                .removeIf(id -> id.stream().equals(stream)
                        && id.session().equals(session)
                        && id.sequence() < sequence
                        && !preserved.contains(id));
    }
}
