package dev.firebreak.testkit.copy;

import static dev.firebreak.testkit.incident.IncidentSamples.NOW;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static dev.firebreak.testkit.incident.IncidentSamples.decision;
import static dev.firebreak.testkit.incident.IncidentSamples.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.trial.IncidentTrial;
import dev.firebreak.core.copy.trial.IncidentTrial.State;
import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.copy.trial.IncidentTrialStore.Numbered;
import dev.firebreak.core.copy.trial.IncidentTrialStore.Plan;
import dev.firebreak.core.copy.trial.SelfTestResult;
import dev.firebreak.core.copy.trial.Trial;
import dev.firebreak.core.edit.EditKind;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link IncidentTrialStore} does. */
public abstract class IncidentTrialStoreContract {
    private static final Plan PLAN = new Plan(816, 1, 14.8, true);
    private static final Trial FOUND =
            new Trial(EditKind.CROPPED, "cut to 80 %", Set.of(Channel.PICTURE, Channel.SOUND), 0.875, 0.5);
    private static final Trial MISSED = new Trial(EditKind.REFILMED, "from the side", Set.of(), 0, 0);

    /** An empty store, and the incidents that it is about; the same ones during a test. */
    protected abstract IncidentTrialStore store();

    protected abstract IncidentStore incidents();

    private IncidentId open(long afterSeconds) {
        return incidents()
                .open(incident(VerdictLevel.CUT, SessionId.random(), NOW.plusSeconds(afterSeconds)), List.of())
                .id();
    }

    @Test
    void keepsWhatBecameOfEachCopy() {
        IncidentId id = open(0);
        store().begin(id, PLAN, NOW);
        store().add(id, List.of(new Numbered(7, MISSED), new Numbered(3, FOUND)), NOW.plusSeconds(5));
        store().add(id, List.of(new Numbered(7, FOUND)), NOW.plusSeconds(6));

        assertThat(store().find(id))
                .contains(new IncidentTrial(
                        id,
                        State.RUNNING,
                        816,
                        "",
                        NOW,
                        NOW.plusSeconds(6),
                        new SelfTestResult(1, 14.8, true, List.of(FOUND, MISSED))));
        assertThat(store().made(id)).containsExactlyInAnyOrder(3, 7);

        store().end(id, State.DONE, "it took long", NOW.plusSeconds(9));
        IncidentTrial done = store().find(id).orElseThrow();
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.detail()).isEqualTo("it took long");
        assertThat(done.done()).isEqualTo(2);
    }

    @Test
    void beginningAgainGoesOnUnlessThePlanIsAnother() {
        IncidentId id = open(0);
        store().begin(id, PLAN, NOW);
        store().add(id, List.of(new Numbered(3, FOUND)), NOW);

        store().begin(id, PLAN, NOW.plusSeconds(60));
        assertThat(store().made(id)).containsExactly(3);
        assertThat(store().find(id)).map(IncidentTrial::startedAt).contains(NOW);
        store().begin(id, new Plan(819, 1, 15, false), NOW.plusSeconds(60));
        assertThat(store().made(id)).isEmpty();
        assertThat(store().find(id)).map(IncidentTrial::planned).contains(819);
    }

    @Test
    void whatIsImpossibleIsOverAtOnce() {
        IncidentId id = open(0);
        store().end(id, State.IMPOSSIBLE, "no pictures", NOW);

        assertThat(store().find(id)).map(IncidentTrial::state).contains(State.IMPOSSIBLE);
        assertThat(store().wanted(10)).isEmpty();
    }

    @Test
    void ofWhatIsNotThereThereIsNothing() {
        assertThat(store().find(IncidentId.random())).isEmpty();
        assertThat(store().made(IncidentId.random())).isEmpty();
        store().add(IncidentId.random(), List.of(new Numbered(1, FOUND)), NOW);
        assertFails(ErrorCode.NOT_FOUND, () -> store().begin(IncidentId.random(), PLAN, NOW));
        assertFails(ErrorCode.NOT_FOUND, () -> store().end(IncidentId.random(), State.DONE, "", NOW));
    }

    @Test
    void wantedAreThoseHalfDoneThenTheNewestThatNobodyHasDecidedOn() {
        IncidentId old = open(0);
        IncidentId fresh = open(10);
        IncidentId half = open(5);
        IncidentId confirmed = open(6);
        IncidentId dismissed = open(7);
        IncidentId late = open(8);
        List.of(half, confirmed, dismissed).forEach(id -> store().begin(id, PLAN, NOW));
        incidents().decide(confirmed, decision(IncidentState.CONFIRMED), List.of(), List.of());
        incidents().decide(dismissed, decision(IncidentState.DISMISSED), List.of(), List.of());
        incidents().decide(late, decision(IncidentState.CONFIRMED), List.of(), List.of());

        assertThat(store().wanted(10)).containsExactly(confirmed, half, fresh, old);
        assertThat(store().wanted(1)).containsExactly(confirmed);
        assertThatIllegalArgumentException().isThrownBy(() -> store().wanted(IncidentTrialStore.MAX_LIST + 1));
    }
}
