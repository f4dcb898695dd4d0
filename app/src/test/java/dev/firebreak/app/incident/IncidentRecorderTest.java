package dev.firebreak.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import dev.firebreak.testkit.segment.SegmentSamples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IncidentRecorderTest {
    private final SessionId session = SessionId.random();
    private final FakeClock clock = new FakeClock();
    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final AwayStore away = new AwayStore(store);
    private final InMemorySegmentStore segments = new InMemorySegmentStore();
    private final IncidentRecorder recorder = new IncidentRecorder(
            new SessionInfo(SegmentSamples.STREAM, session, FakeClock.START, "test", "first 1.0"),
            away.asStore(),
            segments,
            Duration.ofSeconds(4),
            clock,
            id -> {});

    @AfterEach
    void close() {
        away.comeBack();
        recorder.close();
    }

    @Test
    void withoutAVerdictNothingIsRecorded() {
        recorder.add(second(1), frame(1));
        recorder.close();

        assertThat(recorder.recording()).isFalse();
        assertThat(store.list(10, 0)).isEmpty();
    }

    @Test
    void opensOneIncidentAndRaisesIt() throws InterruptedException {
        recorder.record(verdict(VerdictLevel.HOLD, 10), List.of(second(9)));
        Incident opened = incident(1);
        assertThat(store.actions(opened.id())).extracting(Action::kind).containsExactly(ActionKind.PRESERVE);

        recorder.record(verdict(VerdictLevel.CUT, 12), List.of(second(11)));
        recorder.close();

        assertThat(store.list(10, 0)).singleElement().satisfies(raised -> {
            assertThat(raised.id()).isEqualTo(opened.id());
            assertThat(raised.level()).isEqualTo(VerdictLevel.CUT);
        });
        assertThat(store.actions(opened.id())).extracting(Action::kind).contains(ActionKind.BAN_KEY);
        assertThat(store.timeline(opened.id())).containsExactly(second(9), second(11));
    }

    @Test
    void keepsTheSegmentsFromBeforeTheSuspicionOn() {
        LongStream.range(0, 8).forEach(this::keepSegment);

        recorder.record(verdict(VerdictLevel.HOLD, 11), List.of());
        recorder.close();

        // Suspected since 9 s, four seconds before that too: from 5 s on, in segments of two seconds.
        assertThat(store.segments(store.list(1, 0).getFirst().id()))
                .extracting(segment -> segment.id().sequence())
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(segments.preserved()).hasSize(6);
    }

    @Test
    void losesNothingWhileTheStoreIsAway() throws InterruptedException {
        away.goAway(new FirebreakException(ErrorCode.STORE_DOWN, "away"));
        recorder.record(verdict(VerdictLevel.HOLD, 10), List.of(second(9)));
        Until.isTrue("a failed try", () -> away.failedCalls() > 0);
        recorder.add(second(10), frame(10));
        recorder.record(verdict(VerdictLevel.CUT, 11), List.of(second(11)));
        Until.isTrue("another failed try", () -> away.failedCalls() > 1);
        recorder.add(second(12), frame(12));
        away.comeBack();
        recorder.close();

        assertThat(store.list(10, 0)).singleElement().satisfies(incident -> {
            assertThat(incident.level()).isEqualTo(VerdictLevel.CUT);
            assertThat(store.timeline(incident.id())).containsExactly(second(9), second(10), second(11), second(12));
            assertThat(store.stills(incident.id()))
                    .extracting(Still::at)
                    .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(12));
        });
    }

    @Test
    void closingWritesTheRest() {
        recorder.record(verdict(VerdictLevel.HOLD, 10), List.of());
        recorder.add(second(10), frame(10));
        keepSegment(5);
        recorder.close();

        IncidentId id = store.list(1, 0).getFirst().id();
        assertThat(store.timeline(id)).containsExactly(second(10));
        assertThat(store.stills(id)).hasSize(1);
        assertThat(store.segments(id)).hasSize(1);
    }

    @Test
    void aMistakeOfOursDoesNotEndRecording() throws InterruptedException {
        away.goAway(new IllegalStateException("a bug"));
        recorder.record(verdict(VerdictLevel.HOLD, 10), List.of());
        Until.isTrue("given up", () -> away.failedCalls() >= IncidentRecorder.MOST_REFUSALS);
        away.comeBack();

        recorder.record(verdict(VerdictLevel.CUT, 11), List.of());
        recorder.close();

        assertThat(store.list(10, 0))
                .singleElement()
                .extracting(Incident::level)
                .isEqualTo(VerdictLevel.CUT);
    }

    @Test
    void whatFollowsADecisionIsANewIncident() throws InterruptedException {
        keepSegment(4);
        recorder.record(verdict(VerdictLevel.HOLD, 10), List.of());
        Incident first = incident(1);
        Until.isTrue("segments", () -> !store.segments(first.id()).isEmpty());
        restore(first);
        recorder.decided();

        recorder.record(verdict(VerdictLevel.CUT, 11), List.of());
        Incident second = incident(2);
        recorder.close();

        assertThat(second.level()).isEqualTo(VerdictLevel.CUT);
        assertThat(second.state()).isEqualTo(IncidentState.OPEN);
        assertThat(store.segments(second.id()))
                .as("both keep what led up to them")
                .hasSize(1);
    }

    @Test
    void aDecisionDuringAWriteIsNotOverlookedAfterIt() throws InterruptedException {
        recorder.record(verdict(VerdictLevel.HOLD, 10), List.of());
        Incident first = incident(1);
        away.atNextRaise(() -> {
            restore(first);
            recorder.decided();
        });
        recorder.record(verdict(VerdictLevel.CUT, 11), List.of());
        Until.isTrue("the decision", () -> recorder.incident().isEmpty());

        recorder.record(verdict(VerdictLevel.CUT, 70), List.of());
        recorder.close();

        assertThat(store.list(10, 0))
                .filteredOn(incident -> incident.state() == IncidentState.OPEN)
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.id()).isNotEqualTo(first.id());
                    assertThat(open.verdictAt()).isEqualTo(Duration.ofSeconds(70));
                });
    }

    private Incident incident(int count) throws InterruptedException {
        Until.isTrue("incident " + count, () -> store.list(10, 0).size() == count);
        Until.isTrue("known to the recorder", () -> recorder.incident().isPresent());
        return recorder.incident().orElseThrow();
    }

    private void restore(Incident incident) {
        store.decide(
                incident.id(), new Decision(IncidentState.RESTORED, "ada", clock.instant(), ""), List.of(), List.of());
    }

    private void keepSegment(long sequence) {
        byte[] bytes = SegmentSamples.bytes(188, sequence);
        Segment segment = SegmentSamples.segment(session, sequence, bytes);
        segments.put(segment, bytes);
    }

    private static Verdict verdict(VerdictLevel level, int second) {
        return new Verdict(level, Duration.ofSeconds(second), 0.9, Optional.of(Duration.ofSeconds(second - 2)), "test");
    }

    private static TimelineSecond second(long second) {
        return new TimelineSecond(second, null, null, 0.5, VerdictLevel.HOLD);
    }

    private static Frame frame(long second) {
        return new Frame(Duration.ofSeconds(second), 2, 2, new byte[12], true);
    }
}
