package dev.firebreak.testkit.incident;

import static dev.firebreak.testkit.incident.IncidentSamples.NOW;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static dev.firebreak.testkit.incident.IncidentSamples.decision;
import static dev.firebreak.testkit.incident.IncidentSamples.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.ActionOutbox;
import dev.firebreak.core.incident.ActionState;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.incident.Playbook;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ActionOutbox} does. */
public abstract class ActionOutboxContract {
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** An empty store; the same one during a test. */
    protected abstract IncidentStore incidents();

    /** The outbox of that store. */
    protected abstract ActionOutbox outbox();

    @Test
    void givesOutOnlyTheFirstUnfinishedActionOfAnIncident() {
        Incident cut = open(NOW);

        List<Action> first = outbox().claim(NOW, 10, LEASE);
        assertThat(first).extracting(Action::kind).containsExactly(ActionKind.BAN_KEY);
        assertThat(first.getFirst().incident()).isEqualTo(cut.id());
        assertThat(outbox().claim(NOW, 10, LEASE)).isEmpty();

        outbox().done(first.getFirst().id(), NOW, "banned");
        assertThat(outbox().claim(NOW, 10, LEASE))
                .extracting(Action::kind)
                .containsExactly(ActionKind.DISCONNECT_PUBLISHER);
    }

    @Test
    void givesOutNothingBeforeItIsDue() {
        open(NOW);

        assertThat(outbox().claim(NOW.minusMillis(1), 10, LEASE)).isEmpty();
        assertThat(outbox().claim(NOW, 10, LEASE)).hasSize(1);
    }

    @Test
    void givesOutAtMostTheLimitAndTheEarliestDueFirst() {
        Incident second = open(NOW.plusSeconds(1));
        Incident first = open(NOW);
        open(NOW.plusSeconds(2));

        assertThat(outbox().claim(NOW.plusSeconds(5), 2, LEASE))
                .extracting(Action::incident)
                .containsExactly(first.id(), second.id());
    }

    @Test
    void givesAnActionOutAgainOnceItsLeaseHasPassed() {
        open(NOW);
        UUID claimed = outbox().claim(NOW, 10, LEASE).getFirst().id();

        assertThat(outbox().claim(NOW.plus(LEASE).minusMillis(1), 10, LEASE)).isEmpty();
        List<Action> again = outbox().claim(NOW.plus(LEASE), 10, LEASE);

        assertThat(again).extracting(Action::id).containsExactly(claimed);
        assertThat(again.getFirst().attempts()).isZero();
    }

    @Test
    void doneIsOnRecord() {
        Incident cut = open(NOW);
        UUID action = outbox().claim(NOW, 1, LEASE).getFirst().id();

        outbox().done(action, NOW.plusSeconds(1), "banned");

        Action after = incidents().actions(cut.id()).getFirst();
        assertThat(after.state()).isEqualTo(ActionState.DONE);
        assertThat(after.attempts()).isEqualTo(1);
        assertThat(after.finishedAt()).contains(NOW.plusSeconds(1));
        assertThat(after.detail()).isEqualTo("banned");
        assertThat(outbox().depth()).isEqualTo(3);
    }

    @Test
    void retryWaitsAndHoldsTheNextActionBack() {
        Incident cut = open(NOW);
        UUID action = outbox().claim(NOW, 1, LEASE).getFirst().id();

        outbox().retry(action, NOW.plusSeconds(4), "server said 500");

        assertThat(outbox().claim(NOW.plusSeconds(3), 10, LEASE)).isEmpty();
        List<Action> again = outbox().claim(NOW.plusSeconds(4), 10, LEASE);
        assertThat(again).extracting(Action::id).containsExactly(action);
        assertThat(again.getFirst().attempts()).isEqualTo(1);
        assertThat(again.getFirst().detail()).isEqualTo("server said 500");
        assertThat(again.getFirst().state()).isEqualTo(ActionState.PENDING);
        assertThat(incidents().actions(cut.id()).getFirst().dueAt()).isEqualTo(NOW.plusSeconds(4));
    }

    @Test
    void afterAnEscalationTheNextActionIsGivenOut() {
        Incident cut = open(NOW);
        outbox().escalate(outbox().claim(NOW, 1, LEASE).getFirst().id(), NOW.plusSeconds(1), "no such server");

        assertThat(outbox().claim(NOW.plusSeconds(1), 10, LEASE))
                .extracting(Action::kind)
                .containsExactly(ActionKind.DISCONNECT_PUBLISHER);
        Action escalated = incidents().actions(cut.id()).getFirst();
        assertThat(escalated.state()).isEqualTo(ActionState.ESCALATED);
        assertThat(escalated.attempts()).isEqualTo(1);
        assertThat(escalated.finishedAt()).contains(NOW.plusSeconds(1));
    }

    @Test
    void aFinishedActionStaysAsItIs() {
        Incident cut = open(NOW);
        UUID action = outbox().claim(NOW, 1, LEASE).getFirst().id();
        outbox().done(action, NOW, "banned");
        Action before = incidents().actions(cut.id()).getFirst();

        outbox().done(action, NOW.plusSeconds(9), "again");
        outbox().retry(action, NOW.plusSeconds(9), "again");
        outbox().escalate(action, NOW.plusSeconds(9), "again");

        assertThat(incidents().actions(cut.id()).getFirst()).isEqualTo(before);
    }

    @Test
    void finishingNothingIsNotFound() {
        assertFails(ErrorCode.NOT_FOUND, () -> outbox().done(UUID.randomUUID(), NOW, ""));
        assertFails(ErrorCode.NOT_FOUND, () -> outbox().retry(UUID.randomUUID(), NOW, ""));
        assertFails(ErrorCode.NOT_FOUND, () -> outbox().escalate(UUID.randomUUID(), NOW, ""));
    }

    @Test
    void whatADecisionAddsWaitsForADeliveryThatIsUnderWay() {
        Incident cut = open(NOW);
        UUID ban = outbox().claim(NOW, 1, LEASE).getFirst().id();
        restore(cut);

        assertThat(outbox().claim(NOW.plusSeconds(1), 10, LEASE)).isEmpty();
        outbox().done(ban, NOW.plusSeconds(2), "banned");

        assertThat(outbox().claim(NOW.plusSeconds(60), 10, LEASE))
                .extracting(Action::kind)
                .containsExactly(ActionKind.LIFT_BAN);
        assertThat(incidents().actions(cut.id()).getFirst().state()).isEqualTo(ActionState.OVERRULED);
    }

    @Test
    void whatADecisionAddsIsGivenOutWhenTheDeliveryUnderWayNeverReports() {
        Incident cut = open(NOW);
        outbox().claim(NOW, 1, LEASE);
        restore(cut);

        assertThat(outbox().claim(NOW.plusSeconds(30), 10, LEASE)).hasSize(1);
    }

    @Test
    void givesOutAtOnceWhatWasUnderWayWhenLeasesAreEnded() {
        open(NOW);
        UUID claimed = outbox().claim(NOW, 1, LEASE).getFirst().id();

        assertThat(outbox().endLeases()).isEqualTo(1);
        assertThat(outbox().endLeases()).isZero();
        assertThat(outbox().claim(NOW, 10, LEASE)).extracting(Action::id).containsExactly(claimed);
    }

    @Test
    void countsWhatIsNotFinished() {
        assertThat(outbox().depth()).isZero();
        open(NOW);
        open(NOW);
        assertThat(outbox().depth()).isEqualTo(8);
    }

    @Test
    void workersAtOnceNeverGetTheSameAction() throws Exception {
        int count = 40;
        IntStream.range(0, count).forEach(i -> open(NOW));
        Callable<List<UUID>> worker = () -> {
            List<UUID> claimed = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                outbox().claim(NOW, 3, LEASE).forEach(action -> claimed.add(action.id()));
            }
            return claimed;
        };

        List<UUID> all = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<UUID>> one : workers.invokeAll(List.of(worker, worker, worker, worker))) {
                all.addAll(one.get());
            }
        }

        Set<UUID> different = new HashSet<>(all);
        assertThat(all).hasSameSizeAs(different);
        assertThat(all).hasSize(count);
    }

    private Incident open(Instant at) {
        return incidents()
                .open(incident(VerdictLevel.CUT, SessionId.random(), at), Playbook.onVerdict(VerdictLevel.CUT));
    }

    private void restore(Incident incident) {
        incidents()
                .decide(
                        incident.id(),
                        decision(IncidentState.RESTORED),
                        Playbook.onDecision(IncidentState.RESTORED),
                        Playbook.cancelledBy(IncidentState.RESTORED));
    }
}
