package dev.firebreak.testkit.footage;

import static dev.firebreak.testkit.footage.FootageSamples.NOW;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.footage.ShotMark.State;
import dev.firebreak.core.footage.ShotMarkStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ShotMarkStore} does. */
public abstract class ShotMarkStoreContract {
    private final Footage clip =
            FootageSamples.clip("a.mp4", FootageSamples.description("yard", "g", "class:real-other-firearm"));
    private final FootageId id = clip.id();

    /** The store, and the catalogue whose clips it marks; the same ones during a test. */
    protected abstract ShotMarkStore store();

    protected abstract FootageCatalogue catalogue();

    @BeforeEach
    void fill() {
        catalogue().add(clip, List.of(), FootageSamples.curve());
    }

    private static ShotMark mark(long millis, State state, String by) {
        return new ShotMark(Duration.ofMillis(millis), state, 0.5, by, NOW);
    }

    private static ShotMark proposal(long millis) {
        return mark(millis, State.PROPOSED, "model 1");
    }

    private MarkState state() {
        return catalogue().find(id).orElseThrow().marks();
    }

    @Test
    void aClipBeginsUnmarked() {
        assertThat(store().marks(id)).isEmpty();
        assertThat(state()).isEqualTo(MarkState.UNMARKED);
        assertFails(ErrorCode.NOT_FOUND, () -> store().marks(FootageId.random()));
    }

    @Test
    void proposalsReplaceEarlierOnesInOrderOfTime() {
        store().propose(id, List.of(proposal(900), proposal(100)));
        assertThat(store().propose(id, List.of(proposal(500), proposal(200))))
                .containsExactly(proposal(200), proposal(500));

        assertThat(store().marks(id)).containsExactly(proposal(200), proposal(500));
        assertThat(state()).isEqualTo(MarkState.PROPOSED);
        assertThat(catalogue().search(FootageQuery.of("", List.of(Label.of("marks:proposed"))), 1, 0))
                .hasSize(1);
    }

    @Test
    void hearingNothingIsAProposalToo() {
        store().propose(id, List.of());

        assertThat(state()).isEqualTo(MarkState.PROPOSED);
    }

    @Test
    void whatAPersonSaidStaysAndIsNotProposedAgain() {
        ShotMark yes = mark(100, State.CONFIRMED, "ada");
        ShotMark no = mark(500, State.REJECTED, "ada");
        store().mark(id, yes);
        store().mark(id, no);

        store().propose(id, List.of(proposal(160), proposal(161), proposal(440), proposal(500)));

        assertThat(store().marks(id)).containsExactly(yes, proposal(161), no);
    }

    @Test
    void aMarkTakesThePlaceOfTheOneAtItsTime() {
        store().propose(id, List.of(proposal(100)));
        store().mark(id, mark(100, State.CONFIRMED, "ada"));

        assertThat(store().marks(id)).containsExactly(mark(100, State.CONFIRMED, "ada"));
        assertFails(ErrorCode.NOT_FOUND, () -> store().mark(FootageId.random(), mark(1, State.CONFIRMED, "ada")));
    }

    @Test
    void aMarkCanBeTakenAway() {
        store().mark(id, mark(100, State.CONFIRMED, "ada"));

        assertThat(store().unmark(id, Duration.ofMillis(101))).isFalse();
        assertThat(store().unmark(id, Duration.ofMillis(100))).isTrue();
        assertThat(store().marks(id)).isEmpty();
    }

    @Test
    void aReviewRejectsWhatNobodyConfirmedAndCanBeTakenBack() {
        store().propose(id, List.of(proposal(100), proposal(900)));
        store().mark(id, mark(900, State.CONFIRMED, "ada"));

        store().reviewed(id, "bob", NOW.plusSeconds(5));

        assertThat(store().marks(id))
                .containsExactly(
                        new ShotMark(Duration.ofMillis(100), State.REJECTED, 0.5, "bob", NOW.plusSeconds(5)),
                        mark(900, State.CONFIRMED, "ada"));
        assertThat(state()).isEqualTo(MarkState.REVIEWED);
        store().propose(id, List.of(proposal(2_000)));
        assertThat(state()).isEqualTo(MarkState.REVIEWED);
        store().reopen(id);
        assertThat(state()).isEqualTo(MarkState.PROPOSED);
    }

    @Test
    void keepsItsLimitAndNotOneMore() {
        List<ShotMark> most = IntStream.range(0, ShotMarkStore.MAX_MARKS)
                .mapToObj(i -> proposal(100L * i))
                .toList();
        store().propose(id, most);

        assertFails(ErrorCode.LIMIT_EXCEEDED, () -> store().mark(id, mark(50, State.CONFIRMED, "ada")));
        assertThat(store().marks(id)).hasSize(ShotMarkStore.MAX_MARKS);
    }
}
