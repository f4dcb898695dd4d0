package dev.firebreak.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import dev.firebreak.testkit.segment.SegmentSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Segments here are two seconds long. */
final class SegmentKeeperTest {
    private final SessionId session = SessionId.random();
    private final InMemorySegmentStore store = new InMemorySegmentStore();
    private final List<Long> passedOn = new ArrayList<>();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong needed = new AtomicLong(Long.MAX_VALUE);
    private final SegmentKeeper keeper = new SegmentKeeper(
            store,
            Duration.ofSeconds(5),
            sequence -> Math.min(sequence, needed.get()),
            segment -> passedOn.add(segment.id().sequence()),
            lost::incrementAndGet);

    @Test
    void keepsWhatIsWithinTheWindowAndPassesEverythingOn() {
        for (int sequence = 0; sequence < 6; sequence++) {
            keep(sequence);
        }

        assertThat(passedOn).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(kept()).as("ending at or after 7 s").containsExactly(3L, 4L, 5L);
    }

    @Test
    void keepsWhatViewersMayStillGet() {
        needed.set(1);
        for (int sequence = 0; sequence < 6; sequence++) {
            keep(sequence);
        }
        assertThat(kept()).containsExactly(1L, 2L, 3L, 4L, 5L);

        needed.set(Long.MAX_VALUE);
        keep(6);
        assertThat(kept()).as("and no longer").containsExactly(4L, 5L, 6L);
    }

    @Test
    void keepsWhatIsEvidence() {
        keep(0);
        store.preserve(List.of(new SegmentId(SegmentSamples.STREAM, session, 0)));
        for (int sequence = 1; sequence < 6; sequence++) {
            keep(sequence);
        }

        assertThat(kept()).containsExactly(0L, 3L, 4L, 5L);
    }

    @Test
    void whatCannotBeKeptIsCountedAndNotShown() {
        byte[] there = SegmentSamples.bytes(188, 99);
        store.put(SegmentSamples.segment(session, 0, there), there);

        keep(0);
        keep(1);

        assertThat(lost).hasValue(1);
        assertThat(passedOn).containsExactly(1L);
    }

    private void keep(long sequence) {
        byte[] bytes = SegmentSamples.bytes(188, sequence);
        Segment segment = SegmentSamples.segment(session, sequence, bytes);
        keeper.segment(segment, bytes);
    }

    private List<Long> kept() {
        return store.list(SegmentSamples.STREAM, session).stream()
                .map(segment -> segment.id().sequence())
                .toList();
    }
}
