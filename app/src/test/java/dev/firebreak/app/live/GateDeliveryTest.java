package dev.firebreak.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.edge.gate.GateSettings;
import dev.firebreak.edge.gate.HlsGate;
import dev.firebreak.edge.gate.SegmentAnswer;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.incident.IncidentSamples;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import dev.firebreak.testkit.segment.SegmentSamples;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** With the gate that viewers really get. */
final class GateDeliveryTest {
    private static final Duration SEGMENT = Duration.ofSeconds(2);

    private final FakeClock clock = new FakeClock();
    private final InMemorySegmentStore segments = new InMemorySegmentStore();
    private final HlsGate gate = new HlsGate(segments, GateSettings.defaults().withLookahead(Duration.ZERO), clock);
    private final SessionId session = SessionId.random();
    private final AtomicInteger stops = new AtomicInteger();
    private final GateDelivery delivery = delivery(session);

    @Test
    void onlyACutStopsThePublisher() {
        delivery.level(VerdictLevel.WATCH);
        delivery.level(VerdictLevel.HOLD);
        assertThat(stops).hasValue(0);

        delivery.level(VerdictLevel.CUT);
        assertThat(stops).hasValue(1);
    }

    @Test
    void aLevelReachesTheGateBeforeAnySegmentItClears() {
        gate.open(SegmentSamples.STREAM, session, LatePolicy.HOLD);
        offer(session, 0);
        offer(session, 1);

        delivery.analysed(SEGMENT, VerdictLevel.CLEAR);
        delivery.analysed(SEGMENT.multipliedBy(2), VerdictLevel.HOLD);

        assertThat(fetched(session, 0)).isTrue();
        assertThat(fetched(session, 1)).isFalse();
        assertThat(delivery.gate()).isEqualTo(LiveStream.Gate.HELD);

        delivery.restore();
        assertThat(fetched(session, 1)).isTrue();
        assertThat(delivery.gate()).isEqualTo(LiveStream.Gate.PASSING);
    }

    @Test
    void theEndOfTheAnalysisUnderSuspicionClearsNothing() {
        gate.open(SegmentSamples.STREAM, session, LatePolicy.HOLD);
        offer(session, 0);

        delivery.analysisEnded(VerdictLevel.HOLD);
        assertThat(fetched(session, 0)).isFalse();
        delivery.analysisEnded(VerdictLevel.CLEAR);
        assertThat(fetched(session, 0)).isTrue();
    }

    @Test
    void lateAnalysisShowsAsLate() {
        gate.open(SegmentSamples.STREAM, session, LatePolicy.HOLD);
        offer(session, 0);
        clock.advance(Duration.ofSeconds(4));

        assertThat(delivery.gate()).isEqualTo(LiveStream.Gate.LATE);
        assertThat(delivery.latePolicy()).isEqualTo(LatePolicy.HOLD);
        assertThat(fetched(session, 0)).isFalse();
    }

    @Test
    void aStreamThatTheGateDoesNotHaveIsHeldWhenLate() {
        assertThat(delivery.latePolicy()).isEqualTo(LatePolicy.HOLD);
        assertThat(delivery.gate()).isEqualTo(LiveStream.Gate.PASSING);
    }

    @Test
    void withdrawsAndGivesBack() {
        gate.open(SegmentSamples.STREAM, session, LatePolicy.HOLD);
        offer(session, 0);
        delivery.analysed(SEGMENT, VerdictLevel.CLEAR);
        OwnStopTarget target = target(Optional.empty());
        Incident incident = incident(session);

        assertThat(target.withdraw(incident)).isInstanceOf(Outcome.Done.class);
        assertThat(fetched(session, 0)).isFalse();
        assertThat(delivery.gate()).isEqualTo(LiveStream.Gate.WITHDRAWN);

        assertThat(target.release(incident)).isInstanceOf(Outcome.Done.class);
        assertThat(fetched(session, 0)).isTrue();
    }

    @Test
    void releasingAnOldIncidentGivesNothingOfALaterSessionBack() {
        gate.open(SegmentSamples.STREAM, session, LatePolicy.HOLD);
        gate.sessionEnded(session);
        SessionId later = SessionId.random();
        gate.open(SegmentSamples.STREAM, later, LatePolicy.HOLD);
        offer(later, 0);
        delivery(later).analysed(SEGMENT, VerdictLevel.CUT);
        OwnStopTarget target = target(Optional.empty());
        target.withdraw(incident(later));

        assertThat(target.release(incident(session))).isInstanceOf(Outcome.Done.class);

        assertThat(fetched(later, 0)).isFalse();
        assertThat(delivery(later).gate()).isEqualTo(LiveStream.Gate.WITHDRAWN);
    }

    @Test
    void disconnectsUntilThePublisherIsGone() {
        NotedPublisher publisher = new NotedPublisher();
        OwnStopTarget target = target(Optional.of(publisher));

        assertThat(target.disconnect(incident(session))).isInstanceOf(Outcome.Retry.class);
        publisher.gone = true;
        assertThat(target.disconnect(incident(session))).isEqualTo(new Outcome.Done("publisher gone"));
        assertThat(publisher.disconnects).isEqualTo(2);
        assertThat(target(Optional.empty()).disconnect(incident(session))).isInstanceOf(Outcome.Done.class);
    }

    private OwnStopTarget target(Optional<Publisher> publisher) {
        return new OwnStopTarget(gate, incident -> publisher, incident -> Optional.empty());
    }

    private GateDelivery delivery(SessionId of) {
        return new GateDelivery(
                new SessionInfo(SegmentSamples.STREAM, of, FakeClock.START, "test", "first 1.0"),
                gate,
                stops::incrementAndGet);
    }

    private static Incident incident(SessionId session) {
        Incident sample = IncidentSamples.incident(VerdictLevel.CUT, session, FakeClock.START);
        return new Incident(
                sample.id(),
                sample.stream(),
                session,
                sample.level(),
                sample.state(),
                sample.openedAt(),
                sample.sessionStart(),
                Duration.ZERO,
                Duration.ofSeconds(1),
                sample.score(),
                sample.reason(),
                sample.modelPackage(),
                Optional.empty());
    }

    private void offer(SessionId of, long sequence) {
        byte[] bytes = SegmentSamples.bytes(188, sequence);
        Segment segment = new Segment(
                new SegmentId(SegmentSamples.STREAM, of, sequence),
                SEGMENT.multipliedBy(sequence),
                FakeClock.START,
                SEGMENT,
                SegmentFormat.MPEG_TS,
                bytes.length,
                Hash256.sha256(bytes),
                false);
        segments.put(segment, bytes);
        gate.offer(segment);
    }

    private boolean fetched(SessionId of, long sequence) {
        return gate.segment(SegmentSamples.STREAM, of, sequence) instanceof SegmentAnswer.Bytes;
    }

    private static final class NotedPublisher implements Publisher {
        private int disconnects;
        private boolean gone;

        @Override
        public void disconnect(String reason) {
            disconnects++;
        }

        @Override
        public boolean gone() {
            return gone;
        }
    }
}
