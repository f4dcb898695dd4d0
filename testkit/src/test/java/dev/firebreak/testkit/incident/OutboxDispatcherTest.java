package dev.firebreak.testkit.incident;

import static dev.firebreak.testkit.incident.IncidentSamples.NOW;
import static dev.firebreak.testkit.incident.IncidentSamples.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionDelivery;
import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.ActionOutbox;
import dev.firebreak.core.incident.ActionState;
import dev.firebreak.core.incident.DeliveryPolicy;
import dev.firebreak.core.incident.DeliveryReport;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.OutboxDispatcher;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutboxDispatcherTest {
    private static final long DEADLINE_SECONDS = 20;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final DeliveryPolicy POLICY =
            new DeliveryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(3), LEASE, Duration.ofMillis(20), 4);
    private static final ActionDelivery DONE = (incident, action) -> new Outcome.Done("did it");

    private final FakeClock clock = new FakeClock();
    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final BlockingQueue<DeliveryReport> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<Action> tries = new LinkedBlockingQueue<>();
    private OutboxDispatcher dispatcher = dispatcher(store.outbox(), Map.of());

    @AfterEach
    void stop() {
        dispatcher.close();
    }

    @Test
    void deliversAnIncidentsActionsInOrder() throws InterruptedException {
        Incident incident = open(ActionKind.BAN_KEY, ActionKind.DISCONNECT_PUBLISHER, ActionKind.WITHDRAW);
        start(Map.of(ActionKind.BAN_KEY, DONE, ActionKind.DISCONNECT_PUBLISHER, DONE, ActionKind.WITHDRAW, DONE));

        assertThat(List.of(report(), report(), report()))
                .extracting(report -> report.action().kind())
                .containsExactly(ActionKind.BAN_KEY, ActionKind.DISCONNECT_PUBLISHER, ActionKind.WITHDRAW);
        assertThat(store.actions(incident.id())).allSatisfy(action -> {
            assertThat(action.state()).isEqualTo(ActionState.DONE);
            assertThat(action.detail()).isEqualTo("did it");
            assertThat(action.attempts()).isEqualTo(1);
        });
    }

    @Test
    void givesTheDeliveryItsIncident() throws InterruptedException {
        Incident incident = open(ActionKind.BAN_KEY);
        start(Map.of(
                ActionKind.BAN_KEY,
                (given, action) -> new Outcome.Done(given.id().toString())));

        assertThat(report().detail()).isEqualTo(incident.id().toString());
    }

    @Test
    void triesAgainAfterAGrowingWaitWithJitter() throws InterruptedException {
        Incident incident = open(ActionKind.WITHDRAW);
        AtomicInteger count = new AtomicInteger();
        start(Map.of(
                ActionKind.WITHDRAW,
                (given, action) ->
                        count.incrementAndGet() < 3 ? new Outcome.Retry("not yet") : new Outcome.Done("ok")));

        assertThat(report().state()).isEqualTo(ActionState.PENDING);
        assertThat(due(incident)).isBetween(NOW.plusMillis(500), NOW.plusMillis(1_000));
        clock.set(due(incident).minusMillis(1));
        assertNothingFor(incident, 1);
        clock.set(due(incident));

        Instant second = clock.instant();
        assertThat(report().state()).isEqualTo(ActionState.PENDING);
        assertThat(due(incident)).isBetween(second.plusMillis(1_000), second.plusMillis(2_000));
        clock.set(due(incident));
        assertThat(report().state()).isEqualTo(ActionState.DONE);
    }

    @Test
    void escalatesAfterTheLastTryAndGoesOnWithTheNextAction() throws InterruptedException {
        Incident incident = open(ActionKind.WITHDRAW, ActionKind.PRESERVE);
        start(Map.of(
                ActionKind.WITHDRAW,
                (given, action) -> new Outcome.Retry("server said 500"),
                ActionKind.PRESERVE,
                DONE));

        assertThat(report().state()).isEqualTo(ActionState.PENDING);
        clock.advance(Duration.ofSeconds(10));
        assertThat(report().state()).isEqualTo(ActionState.PENDING);
        clock.advance(Duration.ofSeconds(10));
        assertThat(report().state()).isEqualTo(ActionState.ESCALATED);
        assertThat(report().action().kind()).isEqualTo(ActionKind.PRESERVE);

        Action withdraw = store.actions(incident.id()).getFirst();
        assertThat(withdraw.state()).isEqualTo(ActionState.ESCALATED);
        assertThat(withdraw.attempts()).isEqualTo(3);
        assertThat(withdraw.detail()).isEqualTo("server said 500");
    }

    @Test
    void escalatesAtOnceWhatIsImpossible() throws InterruptedException {
        open(ActionKind.WITHDRAW, ActionKind.PRESERVE, ActionKind.BAN_KEY);
        start(Map.of(
                ActionKind.WITHDRAW,
                (given, action) -> new Outcome.Impossible("no such server"),
                ActionKind.PRESERVE,
                (given, action) -> {
                    throw new FirebreakException(ErrorCode.BAD_CONFIGURATION, "no folder");
                }));

        assertThat(List.of(report(), report(), report()))
                .allSatisfy(report -> assertThat(report.state()).isEqualTo(ActionState.ESCALATED))
                .extracting(DeliveryReport::detail)
                .containsExactly("no such server", "bad-configuration: no folder", "Nothing here carries out BAN_KEY");
    }

    @Test
    void takesAFailureOfTheWorldAndAMistakeOfOursForATryThatFailed() throws InterruptedException {
        open(ActionKind.WITHDRAW);
        AtomicInteger count = new AtomicInteger();
        start(Map.of(ActionKind.WITHDRAW, (given, action) -> {
            if (count.incrementAndGet() == 1) {
                throw new FirebreakException(ErrorCode.STOP_FAILED, "connection refused");
            }
            throw new IllegalStateException("a mistake");
        }));

        assertThat(report()).satisfies(report -> {
            assertThat(report.state()).isEqualTo(ActionState.PENDING);
            assertThat(report.detail()).isEqualTo("stop-failed: connection refused");
        });
        clock.advance(Duration.ofSeconds(10));
        assertThat(report().state()).isEqualTo(ActionState.PENDING);
    }

    @Test
    void aSlowDeliveryHoldsUpNoOtherIncident() throws InterruptedException {
        Incident slow = open(ActionKind.WITHDRAW, ActionKind.BAN_KEY);
        CountDownLatch release = new CountDownLatch(1);
        start(Map.of(
                ActionKind.WITHDRAW,
                (given, action) -> {
                    await(release);
                    return new Outcome.Done("late");
                },
                ActionKind.BAN_KEY,
                DONE));
        Incident quick = open(ActionKind.BAN_KEY);
        dispatcher.wake();

        assertThat(report().action().incident()).isEqualTo(quick.id());
        release.countDown();
        assertThat(List.of(report(), report()))
                .extracting(report -> report.action().incident())
                .containsOnly(slow.id());
    }

    @Test
    void deliversNoMoreAtATimeThanItMay() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(POLICY.concurrency());
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < 3 * POLICY.concurrency(); i++) {
            open(ActionKind.WITHDRAW);
        }
        start(Map.of(ActionKind.WITHDRAW, (given, action) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            await(release);
            now.decrementAndGet();
            return new Outcome.Done("ok");
        }));

        await(full);
        assertThat(dispatcher.underWay()).isEqualTo(POLICY.concurrency());
        release.countDown();
        for (int i = 0; i < 3 * POLICY.concurrency(); i++) {
            assertThat(report().state()).isEqualTo(ActionState.DONE);
        }
        assertThat(most).hasValue(POLICY.concurrency());
    }

    @Test
    void whatWasDeliveredButNotReportedIsDeliveredAgainWithTheSameId() throws InterruptedException {
        open(ActionKind.BAN_KEY);
        dispatcher = dispatcher(new DyingOutbox(store.outbox()), Map.of(ActionKind.BAN_KEY, DONE));
        dispatcher.start();
        UUID first = attempt().id();
        dispatcher.close();

        start(Map.of(ActionKind.BAN_KEY, DONE));
        assertThat(tries.poll(100, TimeUnit.MILLISECONDS))
                .as("while the lease lasts")
                .isNull();
        clock.advance(LEASE);

        assertThat(attempt().id()).isEqualTo(first);
        assertThat(report().state()).isEqualTo(ActionState.DONE);
    }

    @Test
    void goesOnWhenTheOutboxWasAwayForAWhile() throws InterruptedException {
        open(ActionKind.BAN_KEY);
        AwayOutbox away = new AwayOutbox(store.outbox());
        dispatcher = dispatcher(away, Map.of(ActionKind.BAN_KEY, DONE));
        dispatcher.start();

        await(away.asked);
        away.back = true;
        assertThat(report().state()).isEqualTo(ActionState.DONE);
    }

    @Test
    void reportsAgainWhenTheOutboxWasAwayForAMoment() throws InterruptedException {
        Incident incident = open(ActionKind.BAN_KEY);
        AwayOutbox away = new AwayOutbox(store.outbox());
        away.back = true;
        dispatcher = dispatcher(away, Map.of(ActionKind.BAN_KEY, (given, action) -> {
            away.reportsToLose.set(1);
            return new Outcome.Done("did it");
        }));
        dispatcher.start();

        assertThat(report().state()).isEqualTo(ActionState.DONE);
        assertThat(tries).hasSize(1);
        assertThat(store.actions(incident.id()).getFirst().attempts()).isEqualTo(1);
    }

    @Test
    void stopsClaimingOnceClosed() throws InterruptedException {
        start(Map.of(ActionKind.BAN_KEY, DONE));
        dispatcher.close();
        dispatcher.close();
        open(ActionKind.BAN_KEY);
        dispatcher.wake();

        assertThat(reports.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    private Incident open(ActionKind... kinds) {
        return store.open(incident(VerdictLevel.CUT, SessionId.random(), NOW), List.of(kinds));
    }

    private void start(Map<ActionKind, ActionDelivery> deliveries) {
        dispatcher = dispatcher(store.outbox(), deliveries);
        dispatcher.start();
    }

    private OutboxDispatcher dispatcher(ActionOutbox outbox, Map<ActionKind, ActionDelivery> deliveries) {
        Map<ActionKind, ActionDelivery> noted = new EnumMap<>(ActionKind.class);
        deliveries.forEach((kind, delivery) -> noted.put(kind, (incident, action) -> {
            tries.add(action);
            return delivery.deliver(incident, action);
        }));
        return new OutboxDispatcher(outbox, store, noted, POLICY, clock, new Random(7), reports::add);
    }

    private Instant due(Incident incident) {
        return store.actions(incident.id()).getFirst().dueAt();
    }

    private DeliveryReport report() throws InterruptedException {
        DeliveryReport report = reports.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(report).as("a report within %d s", DEADLINE_SECONDS).isNotNull();
        return Objects.requireNonNull(report);
    }

    private Action attempt() throws InterruptedException {
        Action action = tries.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(action).as("a try within %d s", DEADLINE_SECONDS).isNotNull();
        return Objects.requireNonNull(action);
    }

    private void assertNothingFor(Incident incident, int attempts) throws InterruptedException {
        dispatcher.wake();
        assertThat(reports.poll(100, TimeUnit.MILLISECONDS)).isNull();
        assertThat(store.actions(incident.id()).getFirst().attempts()).isEqualTo(attempts);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
