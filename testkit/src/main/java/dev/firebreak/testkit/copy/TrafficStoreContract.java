package dev.firebreak.testkit.copy;

import static dev.firebreak.testkit.copy.TrafficSamples.NOW;
import static dev.firebreak.testkit.copy.TrafficSamples.piece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.copy.TrafficStore;
import dev.firebreak.core.stream.SessionId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TrafficStore} does. */
public abstract class TrafficStoreContract {
    private final SessionId session = SessionId.random();

    /** An empty store; the same one during a test. */
    protected abstract TrafficStore store();

    private List<TrafficPiece> pieces(Optional<Long> before, int limit) {
        return store().newest(before, limit).stream()
                .map(TrafficStore.Kept::piece)
                .toList();
    }

    @Test
    void theNewestComesFirst() {
        store().append(List.of(piece(session, 0), piece(session, 1)));
        store().append(List.of(piece(session, 2)));

        assertThat(pieces(Optional.empty(), 10))
                .containsExactly(piece(session, 2), piece(session, 1), piece(session, 0));
    }

    @Test
    void isReadInPages() {
        store().append(IntStream.range(0, 5).mapToObj(i -> piece(session, i)).toList());

        List<TrafficStore.Kept> first = store().newest(Optional.empty(), 2);
        assertThat(first).extracting(TrafficStore.Kept::piece).containsExactly(piece(session, 4), piece(session, 3));
        assertThat(pieces(Optional.of(first.getLast().number()), 10))
                .containsExactly(piece(session, 2), piece(session, 1), piece(session, 0));
    }

    @Test
    void theSamePieceAgainChangesNothing() {
        SessionId other = SessionId.random();
        store().append(List.of(piece(session, 0)));

        store().append(List.of(piece(session, 0), piece(other, 0)));

        assertThat(pieces(Optional.empty(), 10)).containsExactly(piece(other, 0), piece(session, 0));
    }

    @Test
    void forgetsWhatBeganLongAgo() {
        store().append(List.of(piece(session, 0), piece(session, 1), piece(session, 2)));

        store().forgetBefore(NOW.plus(Duration.ofMinutes(1)));

        assertThat(pieces(Optional.empty(), 10)).containsExactly(piece(session, 2), piece(session, 1));
    }

    @Test
    void countsPiecesAndBytes() {
        assertThat(store().size()).isEqualTo(new TrafficStore.Size(0, 0));
        store().append(List.of(piece(session, 0), piece(session, 1)));

        assertThat(store().size()).isEqualTo(new TrafficStore.Size(2, 10));
    }

    @Test
    void takesAFullBatchAndNotOneMore() {
        store().append(IntStream.range(0, TrafficStore.MAX_BATCH)
                .mapToObj(i -> piece(session, i))
                .toList());

        assertThat(pieces(Optional.empty(), TrafficStore.MAX_BATCH)).hasSize(TrafficStore.MAX_BATCH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().append(Collections.nCopies(TrafficStore.MAX_BATCH + 1, piece(session, 0))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().newest(Optional.empty(), TrafficStore.MAX_BATCH + 1));
    }
}
