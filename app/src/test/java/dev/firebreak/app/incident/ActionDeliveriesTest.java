package dev.firebreak.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.ActionState;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;
import dev.firebreak.testkit.incident.IncidentSamples;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import dev.firebreak.testkit.segment.SegmentSamples;
import dev.firebreak.testkit.stream.InMemoryStreamRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ActionDeliveriesTest {
    private static final StreamId STREAM = SegmentSamples.STREAM;

    private final FakeClock clock = new FakeClock();
    private final InMemoryStreamRegistry registry = new InMemoryStreamRegistry();
    private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
    private final InMemorySegmentStore segments = new InMemorySegmentStore();
    private final AtomicInteger keysChanged = new AtomicInteger();
    private final NotedTarget target = new NotedTarget();
    private final ActionDeliveries deliveries = new ActionDeliveries(
            registry, keysChanged::incrementAndGet, incident -> target, incidents, segments, target, clock);

    @Test
    void thereIsOneForEveryKind() {
        assertThat(deliveries.byKind()).containsOnlyKeys(ActionKind.values());
    }

    @Test
    void aBanReachesTheRegisterAndTheKeysInMemory() {
        register();
        Incident incident = open(VerdictLevel.CUT, FakeClock.START);

        assertThat(deliver(ActionKind.BAN_KEY, incident)).isInstanceOf(Outcome.Done.class);
        assertThat(deliver(ActionKind.BAN_KEY, incident)).isInstanceOf(Outcome.Done.class);

        assertThat(banned()).isTrue();
        assertThat(keysChanged).hasValue(2);
    }

    @Test
    void aBanOfAStreamThatIsGoneIsDone() {
        assertThat(deliver(ActionKind.BAN_KEY, open(VerdictLevel.CUT, FakeClock.START)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void liftingABanReachesTheKeysInMemory() {
        register();
        Incident incident = open(VerdictLevel.CUT, FakeClock.START);
        deliver(ActionKind.BAN_KEY, incident);
        decide(incident, IncidentState.DISMISSED);
        deliver(ActionKind.LIFT_BAN, incident);

        assertThat(banned()).isFalse();
        assertThat(keysChanged).hasValue(2);
    }

    @Test
    void aBanStaysForAnotherIncidentThatNeedsIt() {
        register();
        Incident first = open(VerdictLevel.CUT, FakeClock.START);
        deliver(ActionKind.BAN_KEY, first);
        Incident second = open(VerdictLevel.CUT, FakeClock.START.plusSeconds(5));
        decide(first, IncidentState.DISMISSED);

        assertThat(deliver(ActionKind.LIFT_BAN, first))
                .isEqualTo(new Outcome.Done("the ban stays for incident " + second.id()));
        assertThat(banned()).isTrue();

        clock.advance(Duration.ofMinutes(1));
        decide(second, IncidentState.CONFIRMED);
        deliver(ActionKind.LIFT_BAN, first);
        assertThat(banned()).as("a confirmed attacker stays out").isTrue();
    }

    @Test
    void aBanDoesNotStayForWhatIsUndoneOrWasConfirmedBeforeIt() {
        register();
        Incident old = open(VerdictLevel.CUT, FakeClock.START);
        decide(old, IncidentState.CONFIRMED);
        open(VerdictLevel.HOLD, FakeClock.START);
        clock.advance(Duration.ofDays(1));
        Incident incident = open(VerdictLevel.CUT, clock.instant());
        deliver(ActionKind.BAN_KEY, incident);
        decide(incident, IncidentState.DISMISSED);

        deliver(ActionKind.LIFT_BAN, incident);

        assertThat(banned()).isFalse();
    }

    @Test
    void preservesTheIncidentsSegments() {
        Incident incident = open(VerdictLevel.CUT, FakeClock.START);
        byte[] bytes = SegmentSamples.bytes(188, 1);
        Segment segment = SegmentSamples.segment(incident.session(), 1, bytes);
        segments.put(segment, bytes);
        incidents.addSegments(incident.id(), List.of(segment));

        deliver(ActionKind.PRESERVE, incident);

        assertThat(segments.preserved()).containsExactly(segment.id());
    }

    @Test
    void theRestIsDoneWhereTheStreamIs() {
        Incident incident = open(VerdictLevel.CUT, FakeClock.START);

        deliver(ActionKind.DISCONNECT_PUBLISHER, incident);
        deliver(ActionKind.WITHDRAW, incident);
        deliver(ActionKind.RELEASE, incident);

        assertThat(target.done).containsExactly("disconnect", "withdraw", "release");
    }

    @Test
    void banksAndUnbanks() {
        Incident incident = open(VerdictLevel.CUT, FakeClock.START);

        deliver(ActionKind.BANK, incident);
        deliver(ActionKind.UNBANK, incident);

        assertThat(target.done).containsExactly("bank", "unbank");
    }

    private void register() {
        registry.save(new Registration(STREAM, "", "ab".repeat(32), LatePolicy.HOLD, Optional.empty()));
    }

    private boolean banned() {
        return registry.find(STREAM).flatMap(Registration::ban).isPresent();
    }

    private Incident open(VerdictLevel level, Instant at) {
        return incidents.open(IncidentSamples.incident(level, SessionId.random(), at), List.of());
    }

    private void decide(Incident incident, IncidentState state) {
        incidents.decide(incident.id(), new Decision(state, "ada", clock.instant(), ""), List.of(), List.of());
    }

    private Outcome deliver(ActionKind kind, Incident incident) {
        Instant now = clock.instant();
        Action action = new Action(
                UUID.randomUUID(), incident.id(), kind, 0, ActionState.PENDING, 0, now, now, Optional.empty(), "");
        return Objects.requireNonNull(Map.copyOf(deliveries.byKind()).get(kind)).deliver(incident, action);
    }

    private static final class NotedTarget implements StopTarget, BankDelivery {
        final List<String> done = new ArrayList<>();

        @Override
        public Outcome disconnect(Incident incident) {
            done.add("disconnect");
            return new Outcome.Done("");
        }

        @Override
        public Outcome withdraw(Incident incident) {
            done.add("withdraw");
            return new Outcome.Done("");
        }

        @Override
        public Outcome release(Incident incident) {
            done.add("release");
            return new Outcome.Done("");
        }

        @Override
        public Outcome bank(Incident incident) {
            done.add("bank");
            return new Outcome.Done("");
        }

        @Override
        public Outcome unbank(Incident incident) {
            done.add("unbank");
            return new Outcome.Done("");
        }
    }
}
