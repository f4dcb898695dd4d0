package dev.firebreak.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import dev.firebreak.testkit.segment.SegmentSamples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepartedSessionsTest {
    private final FakeClock clock = new FakeClock();
    private final InMemorySegmentStore store = new InMemorySegmentStore();
    private final DepartedSessions departed = new DepartedSessions(store, clock, Duration.ofHours(1));

    @Test
    void forgetsAnEndedSessionAfterAWhileAndKeepsItsEvidence() {
        SessionId session = SessionId.random();
        byte[] bytes = SegmentSamples.bytes(188, 1);
        Segment segment = SegmentSamples.segment(session, 0, bytes);
        Segment evidence = SegmentSamples.segment(session, 1, bytes);
        store.put(segment, bytes);
        store.put(evidence, bytes);
        store.preserve(List.of(evidence.id()));
        departed.left(segment.id().stream(), session);

        clock.advance(Duration.ofHours(1));
        departed.sweep();
        assertThat(store.read(segment.id())).isPresent();

        clock.advance(Duration.ofSeconds(1));
        departed.sweep();
        assertThat(store.read(segment.id())).isEmpty();
        assertThat(store.read(evidence.id())).isPresent();
    }
}
