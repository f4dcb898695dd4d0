package dev.firebreak.testkit.segment;

import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static dev.firebreak.testkit.segment.SegmentSamples.STREAM;
import static dev.firebreak.testkit.segment.SegmentSamples.bytes;
import static dev.firebreak.testkit.segment.SegmentSamples.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SegmentStore} does. */
public abstract class SegmentStoreContract {
    private static final int SIZE = 188 * 20;

    private final SessionId session = SessionId.random();

    /** An empty store with room for at least a hundred segments of {@value #SIZE} bytes; the same one during a test. */
    protected abstract SegmentStore store();

    @Test
    void returnsTheBytesThatWerePut() {
        Segment segment = put(0);

        assertThat(store().read(segment.id()))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes(SIZE, 0)));
        assertThat(store().list(STREAM, session)).containsExactly(segment);
    }

    @Test
    void listsASessionBySequence() {
        Segment two = put(2);
        Segment zero = put(0);
        Segment eleven = put(11);
        put(SessionId.random(), 5);

        assertThat(store().list(STREAM, session)).containsExactly(zero, two, eleven);
    }

    @Test
    void hasNothingOfOthers() {
        put(0);

        assertThat(store().read(new SegmentId(STREAM, session, 1))).isEmpty();
        assertThat(store().read(new SegmentId(new StreamId("attic"), session, 0)))
                .isEmpty();
        assertThat(store().list(STREAM, SessionId.random())).isEmpty();
    }

    @Test
    void puttingTheSameAgainChangesNothing() {
        Segment segment = put(0);
        put(0);

        assertThat(store().list(STREAM, session)).containsExactly(segment);
    }

    @Test
    void refusesOtherBytesUnderTheSameId() {
        put(0);
        byte[] other = bytes(SIZE, 99);

        assertFails(ErrorCode.CONFLICT, () -> store().put(segment(session, 0, other), other));
        assertThat(store().read(new SegmentId(STREAM, session, 0)).orElseThrow())
                .isEqualTo(bytes(SIZE, 0));
    }

    @Test
    void refusesBytesThatAreNotTheDescribedOnes() {
        Segment described = segment(session, 0, bytes(SIZE, 0));

        assertThatIllegalArgumentException().isThrownBy(() -> store().put(described, bytes(SIZE, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> store().put(described, bytes(SIZE + 1, 0)));
    }

    @Test
    void forgetsWhatLeavesTheWindow() {
        IntStream.range(0, 5).forEach(this::put);

        store().forget(STREAM, session, 3);

        assertThat(store().list(STREAM, session))
                .extracting(s -> s.id().sequence())
                .containsExactly(3L, 4L);
        assertThat(store().read(new SegmentId(STREAM, session, 2))).isEmpty();
        assertThat(store().read(new SegmentId(STREAM, session, 3))).isPresent();
    }

    @Test
    void keepsWhatIsPreserved() {
        IntStream.range(0, 5).forEach(this::put);

        store().preserve(List.of(id(1), id(2), id(99)));
        store().preserve(List.of(id(2)));
        store().forget(STREAM, session, Long.MAX_VALUE);

        assertThat(store().list(STREAM, session))
                .extracting(s -> s.id().sequence())
                .containsExactly(1L, 2L);
        assertThat(store().read(id(1)).orElseThrow()).isEqualTo(bytes(SIZE, 1));
    }

    @Test
    void takesAForgottenSegmentAgain() {
        put(0);
        store().forget(STREAM, session, Long.MAX_VALUE);
        put(0);

        assertThat(store().read(id(0))).isPresent();
    }

    @Test
    void forgettingWhatWasNeverThereChangesNothing() {
        store().forget(STREAM, SessionId.random(), 10);
        store().preserve(List.of(new SegmentId(STREAM, SessionId.random(), 0)));

        assertThat(store().list(STREAM, session)).isEmpty();
    }

    @Test
    void keepsAnEmptySegment() {
        Segment empty = segment(session, 0, new byte[0]);
        store().put(empty, new byte[0]);

        assertThat(store().read(empty.id()).orElseThrow()).isEmpty();
    }

    @Test
    void writersReadersAndForgettersAtOnceLoseNothing() throws Exception {
        List<Callable<Integer>> sessions = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    SessionId own = SessionId.random();
                    for (int sequence = 0; sequence < 40; sequence++) {
                        put(own, sequence);
                        assertThat(store().read(new SegmentId(STREAM, own, sequence)))
                                .isPresent();
                        store().forget(STREAM, own, sequence % 10 == 9 ? sequence + 1 : sequence - 3);
                    }
                    return store().list(STREAM, own).size();
                })
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> kept : threads.invokeAll(sessions)) {
                assertThat(kept.get()).isZero();
            }
        }
    }

    private SegmentId id(long sequence) {
        return new SegmentId(STREAM, session, sequence);
    }

    private Segment put(long sequence) {
        return put(session, sequence);
    }

    private Segment put(SessionId of, long sequence) {
        byte[] bytes = bytes(SIZE, sequence);
        Segment segment = segment(of, sequence, bytes);
        store().put(segment, bytes);
        return segment;
    }
}
