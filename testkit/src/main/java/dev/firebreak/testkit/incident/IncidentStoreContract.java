package dev.firebreak.testkit.incident;

import static dev.firebreak.testkit.incident.IncidentSamples.NOW;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static dev.firebreak.testkit.incident.IncidentSamples.decision;
import static dev.firebreak.testkit.incident.IncidentSamples.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.ActionState;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.incident.Playbook;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link IncidentStore} does, but for evidence ({@link IncidentEvidenceContract}). */
public abstract class IncidentStoreContract {
    private static final List<ActionKind> CUT = Playbook.onVerdict(VerdictLevel.CUT);
    private static final List<ActionKind> HOLD = Playbook.onVerdict(VerdictLevel.HOLD);

    /** An empty store; the same one during a test. */
    protected abstract IncidentStore store();

    private Optional<Incident> open(SessionId session) {
        return store().list(100, 0).stream()
                .filter(incident -> incident.session().equals(session) && incident.state() == IncidentState.OPEN)
                .findFirst();
    }

    @Test
    void returnsWhatWasOpened() {
        Incident incident = incident(VerdictLevel.CUT);

        assertThat(store().open(incident, CUT)).isEqualTo(incident);
        assertThat(store().find(incident.id())).contains(incident);
        assertThat(open(incident.session())).contains(incident);
    }

    @Test
    void knowsNothingOfOtherIncidents() {
        assertThat(store().find(IncidentId.random())).isEmpty();
        assertThat(open(SessionId.random())).isEmpty();
        assertThat(store().list(10, 0)).isEmpty();
    }

    @Test
    void storesActionsInTheirOrderAndDueAtOnce() {
        Incident incident = store().open(incident(VerdictLevel.CUT), CUT);

        List<Action> actions = store().actions(incident.id());

        assertThat(actions).extracting(Action::kind).containsExactlyElementsOf(CUT);
        assertThat(actions).extracting(Action::order).containsExactly(0, 1, 2, 3);
        assertThat(actions).extracting(Action::dueAt).containsOnly(NOW);
        assertThat(actions).allSatisfy(action -> {
            assertThat(action.incident()).isEqualTo(incident.id());
            assertThat(action.state()).isEqualTo(ActionState.PENDING);
            assertThat(action.attempts()).isZero();
            assertThat(action.finishedAt()).isEmpty();
        });
    }

    @Test
    void openingTheSameSessionAgainReturnsTheStoredOneAndAddsNothing() {
        Incident first = store().open(incident(VerdictLevel.HOLD), HOLD);

        Incident again = store().open(incident(VerdictLevel.CUT, first.session(), NOW.plusSeconds(1)), CUT);

        assertThat(again).isEqualTo(first);
        assertThat(store().actions(first.id())).hasSize(1);
        assertThat(store().list(10, 0)).hasSize(1);
    }

    @Test
    void openingTheSameSessionAtOnceFromManySidesMakesOneIncident() throws Exception {
        SessionId session = SessionId.random();
        List<Callable<IncidentId>> openings = IntStream.range(0, 16)
                .<Callable<IncidentId>>mapToObj(i -> () -> store().open(incident(VerdictLevel.CUT, session, NOW), CUT)
                        .id())
                .toList();

        try (ExecutorService sides = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<IncidentId>> opened = sides.invokeAll(openings);
            IncidentId stored = open(session).orElseThrow().id();
            for (Future<IncidentId> one : opened) {
                assertThat(one.get()).isEqualTo(stored);
            }
            assertThat(store().actions(stored)).hasSize(4);
        }
        assertThat(store().list(10, 0)).hasSize(1);
    }

    @Test
    void opensANewIncidentForASessionOnceTheLastIsDecided() {
        Incident first = store().open(incident(VerdictLevel.HOLD), HOLD);
        store().decide(first.id(), decision(IncidentState.RESTORED), List.of(), List.of());

        Incident second = store().open(incident(VerdictLevel.HOLD, first.session(), NOW.plusSeconds(60)), HOLD);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(open(first.session())).contains(second);
    }

    @Test
    void raisingAddsTheMissingActionsAndMovesPendingOnesBehindThem() {
        Incident hold = store().open(incident(VerdictLevel.HOLD), HOLD);

        Incident cut = store().raise(
                        hold.id(), VerdictLevel.CUT, Duration.ofSeconds(91), 0.99, "more", NOW.plusSeconds(2), CUT);

        assertThat(cut.level()).isEqualTo(VerdictLevel.CUT);
        assertThat(cut.verdictAt()).isEqualTo(Duration.ofSeconds(91));
        assertThat(cut.score()).isEqualTo(0.99);
        assertThat(cut.reason()).isEqualTo("more");
        assertThat(store().find(hold.id())).contains(cut);
        assertThat(store().actions(hold.id())).extracting(Action::kind).containsExactlyElementsOf(CUT);
    }

    @Test
    void raisingKeepsTheHighestScore() {
        Incident hold = store().open(incident(VerdictLevel.HOLD), HOLD);

        Incident cut = store().raise(hold.id(), VerdictLevel.CUT, Duration.ofSeconds(91), 0.5, "more", NOW, CUT);

        assertThat(cut.score()).isEqualTo(hold.score());
    }

    @Test
    void raisingToALevelThatIsNotHigherChangesNothing() {
        Incident cut = store().open(incident(VerdictLevel.CUT), CUT);

        Incident after = store().raise(cut.id(), VerdictLevel.CUT, Duration.ofSeconds(99), 1, "again", NOW, CUT);

        assertThat(after).isEqualTo(cut);
        assertThat(store().actions(cut.id())).hasSize(4);
    }

    @Test
    void raisingADecidedIncidentChangesNothing() {
        Incident hold = store().open(incident(VerdictLevel.HOLD), HOLD);
        Incident dismissed = store().decide(hold.id(), decision(IncidentState.DISMISSED), List.of(), List.of());

        assertThat(store().raise(hold.id(), VerdictLevel.CUT, Duration.ofSeconds(99), 1, "again", NOW, CUT))
                .isEqualTo(dismissed);
    }

    @Test
    void raisingNothingIsNotFound() {
        assertFails(
                ErrorCode.NOT_FOUND,
                () -> store().raise(IncidentId.random(), VerdictLevel.CUT, Duration.ZERO, 1, "", NOW, CUT));
    }

    @Test
    void decidingOverrulesWhatIsPendingAndAddsItsActions() {
        Incident cut = store().open(incident(VerdictLevel.CUT), CUT);

        Incident restored = decide(cut.id(), IncidentState.RESTORED);

        assertThat(restored.state()).isEqualTo(IncidentState.RESTORED);
        assertThat(restored.decision()).contains(decision(IncidentState.RESTORED));
        assertThat(store().find(cut.id())).contains(restored);
        assertThat(open(cut.session())).isEmpty();
        List<Action> actions = store().actions(cut.id());
        assertThat(actions)
                .extracting(Action::kind, Action::state)
                .containsExactly(
                        tuple(ActionKind.BAN_KEY, ActionState.OVERRULED),
                        tuple(ActionKind.DISCONNECT_PUBLISHER, ActionState.OVERRULED),
                        tuple(ActionKind.WITHDRAW, ActionState.OVERRULED),
                        tuple(ActionKind.LIFT_BAN, ActionState.PENDING),
                        tuple(ActionKind.RELEASE, ActionState.PENDING),
                        tuple(ActionKind.UNBANK, ActionState.PENDING),
                        tuple(ActionKind.PRESERVE, ActionState.PENDING));
        assertThat(actions.getFirst().detail()).isEqualTo("restored by ada");
        assertThat(actions.getFirst().finishedAt()).contains(NOW.plusSeconds(30));
    }

    @Test
    void aRestoredIncidentCanStillBeConfirmedAndIsStoppedAgain() {
        Incident cut = store().open(incident(VerdictLevel.CUT), CUT);
        decide(cut.id(), IncidentState.RESTORED);

        Incident confirmed = decide(cut.id(), IncidentState.CONFIRMED);

        assertThat(confirmed.state()).isEqualTo(IncidentState.CONFIRMED);
        assertThat(store().actions(cut.id()).stream()
                        .filter(action -> action.state() == ActionState.PENDING)
                        .map(Action::kind))
                .containsExactly(
                        ActionKind.BAN_KEY,
                        ActionKind.DISCONNECT_PUBLISHER,
                        ActionKind.WITHDRAW,
                        ActionKind.PRESERVE,
                        ActionKind.BANK);
        assertThat(store().decisions(cut.id()))
                .extracting(Decision::state)
                .containsExactly(IncidentState.RESTORED, IncidentState.CONFIRMED);
    }

    @Test
    void confirmingAddsNoSecondCopyOfWhatIsPending() {
        Incident cut = store().open(incident(VerdictLevel.CUT), CUT);

        decide(cut.id(), IncidentState.CONFIRMED);

        assertThat(store().actions(cut.id()))
                .extracting(Action::kind)
                .containsExactlyElementsOf(Playbook.onDecision(IncidentState.CONFIRMED));
    }

    @Test
    void aConfirmationThatWasAMistakeCanBeUndone() {
        Incident cut = store().open(incident(VerdictLevel.CUT), CUT);
        decide(cut.id(), IncidentState.CONFIRMED);

        assertThat(decide(cut.id(), IncidentState.RESTORED).state()).isEqualTo(IncidentState.RESTORED);

        assertThat(store().actions(cut.id()))
                .extracting(Action::kind, Action::state)
                .contains(tuple(ActionKind.BANK, ActionState.OVERRULED), tuple(ActionKind.UNBANK, ActionState.PENDING));
        assertThat(store().list(10, 0)).extracting(Incident::state).containsExactly(IncidentState.RESTORED);
    }

    @Test
    void aSecondDecisionIsAConflict() {
        Incident confirmed = store().open(incident(VerdictLevel.CUT), CUT);
        decide(confirmed.id(), IncidentState.CONFIRMED);
        Incident restored = store().open(incident(VerdictLevel.CUT), CUT);
        decide(restored.id(), IncidentState.RESTORED);

        assertFails(ErrorCode.CONFLICT, () -> decide(confirmed.id(), IncidentState.DISMISSED));
        assertFails(ErrorCode.CONFLICT, () -> decide(confirmed.id(), IncidentState.CONFIRMED));
        assertFails(ErrorCode.CONFLICT, () -> decide(restored.id(), IncidentState.RESTORED));
        assertThat(store().decisions(confirmed.id())).hasSize(1);
    }

    @Test
    void decidingOnNothingIsNotFound() {
        assertFails(ErrorCode.NOT_FOUND, () -> decide(IncidentId.random(), IncidentState.CONFIRMED));
    }

    @Test
    void ofTwoReviewersAtOnceOneDecides() throws Exception {
        Incident cut = store().open(incident(VerdictLevel.CUT), CUT);
        List<Callable<Boolean>> reviewers = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    try {
                        decide(cut.id(), i % 2 == 0 ? IncidentState.CONFIRMED : IncidentState.DISMISSED);
                        return true;
                    } catch (FirebreakException e) {
                        assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
                        return false;
                    }
                })
                .toList();

        int decided = 0;
        try (ExecutorService sides = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> one : sides.invokeAll(reviewers)) {
                decided += one.get() ? 1 : 0;
            }
        }
        assertThat(decided).isEqualTo(1);
        assertThat(store().decisions(cut.id())).hasSize(1);
    }

    @Test
    void listsOpenFirstThenCutsThenTheNewest() {
        Incident decided = open(VerdictLevel.CUT, NOW.plusSeconds(50));
        decide(decided.id(), IncidentState.DISMISSED);
        Incident oldHold = open(VerdictLevel.HOLD, NOW);
        Incident newHold = open(VerdictLevel.HOLD, NOW.plusSeconds(40));
        Incident oldCut = open(VerdictLevel.CUT, NOW.plusSeconds(10));
        Incident newCut = open(VerdictLevel.CUT, NOW.plusSeconds(20));

        assertThat(store().list(10, 0))
                .extracting(Incident::id)
                .containsExactly(newCut.id(), oldCut.id(), newHold.id(), oldHold.id(), decided.id());
        assertThat(store().list(2, 1)).extracting(Incident::id).containsExactly(oldCut.id(), newHold.id());
    }

    @Test
    void countsIncidentsByState() {
        open(VerdictLevel.HOLD, NOW);
        open(VerdictLevel.CUT, NOW);
        decide(open(VerdictLevel.CUT, NOW).id(), IncidentState.CONFIRMED);

        assertThat(store().count())
                .containsEntry(IncidentState.OPEN, 2L)
                .containsEntry(IncidentState.CONFIRMED, 1L)
                .containsEntry(IncidentState.DISMISSED, 0L)
                .containsEntry(IncidentState.RESTORED, 0L);
    }

    @Test
    void takesTextThatDatabasesDislike() {
        Incident cut = store().open(incident(VerdictLevel.CUT), CUT);

        Decision odd =
                new Decision(IncidentState.CONFIRMED, "ada", NOW, "nul \0, half a pair \uD83D, quote ' and :name");
        Incident decided = store().decide(cut.id(), odd, List.of(), List.of());

        assertThat(decided.decision().map(Decision::note).orElse("")).contains("quote ' and :name");
    }

    private Incident open(VerdictLevel level, Instant at) {
        return store().open(incident(level, SessionId.random(), at), Playbook.onVerdict(level));
    }

    private Incident decide(IncidentId id, IncidentState state) {
        return store().decide(id, decision(state), Playbook.onDecision(state), Playbook.cancelledBy(state));
    }
}
