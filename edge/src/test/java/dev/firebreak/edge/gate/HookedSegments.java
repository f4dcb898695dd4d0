package dev.firebreak.edge.gate;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import java.util.List;
import java.util.Optional;

/** A store in which something can happen while bytes are being read. */
final class HookedSegments implements SegmentStore {
    private final SegmentStore store = new InMemorySegmentStore();
    private volatile Runnable whileReading = () -> {};

    void whileReading(Runnable action) {
        whileReading = action;
    }

    @Override
    public void put(Segment segment, byte[] bytes) {
        store.put(segment, bytes);
    }

    @Override
    public Optional<byte[]> read(SegmentId id) {
        Optional<byte[]> bytes = store.read(id);
        whileReading.run();
        return bytes;
    }

    @Override
    public List<Segment> list(StreamId stream, SessionId session) {
        return store.list(stream, session);
    }

    @Override
    public void preserve(List<SegmentId> ids) {
        store.preserve(ids);
    }

    @Override
    public void forget(StreamId stream, SessionId session, long sequence) {
        store.forget(stream, session, sequence);
    }
}
