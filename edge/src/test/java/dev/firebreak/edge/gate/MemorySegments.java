package dev.firebreak.edge.gate;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Segment bytes in a map; what the gate needs of a store. */
final class MemorySegments implements SegmentStore {
    private final Map<SegmentId, byte[]> bytes = new ConcurrentHashMap<>();
    private volatile Runnable beforeRead = () -> {};

    void beforeRead(Runnable action) {
        beforeRead = action;
    }

    @Override
    public void put(Segment segment, byte[] content) {
        bytes.put(segment.id(), content);
    }

    @Override
    public Optional<byte[]> read(SegmentId id) {
        beforeRead.run();
        return Optional.ofNullable(bytes.get(id));
    }

    @Override
    public List<Segment> list(StreamId stream, SessionId session) {
        throw new UnsupportedOperationException("The gate does not list");
    }

    @Override
    public void preserve(List<SegmentId> ids) {
        throw new UnsupportedOperationException("The gate does not preserve");
    }

    @Override
    public void forget(StreamId stream, SessionId session, long sequence) {
        bytes.keySet()
                .removeIf(id -> id.stream().equals(stream) && id.session().equals(session) && id.sequence() < sequence);
    }
}
