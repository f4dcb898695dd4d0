package dev.firebreak.edge.gate;

import static dev.firebreak.core.verdict.VerdictLevel.CUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What viewers get after a cut, and after a person took it back. */
class GateWithdrawalTest {
    private static final SegmentAnswer WITHDRAWN = new SegmentAnswer.Refused(SegmentAnswer.Reason.WITHDRAWN);
    private static final SegmentAnswer UNKNOWN = new SegmentAnswer.Refused(SegmentAnswer.Reason.UNKNOWN);
    private final GateBench bench = new GateBench();

    @Test
    void takesAwayWhatEndsAfterTheInstantAndEndsThePlaylist() {
        SessionId session = bench.open();
        List<Segment> segments = listed(session, 4);

        int taken = bench.gate.withdraw(GateBench.STREAM, session, Duration.ofSeconds(4));

        assertThat(taken).isEqualTo(2);
        ParsedPlaylist playlist = bench.playlist();
        assertThat(playlist.uris()).containsExactly(session + "/0.ts", session + "/1.ts");
        assertThat(playlist.ended()).isTrue();
        assertThat(bench.read(segments.get(1))).as("ends at the instant").isInstanceOf(SegmentAnswer.Bytes.class);
        assertThat(bench.read(segments.get(2))).isEqualTo(WITHDRAWN);
        assertThat(bench.read(segments.get(2)).status()).isEqualTo(410);
        assertThat(bench.state()).isEqualTo(GateState.WITHDRAWN);
        assertThat(bench.count(GateCount.WITHDRAWN)).isEqualTo(2);
        assertThat(bench.count(GateCount.READ_REFUSED_WITHDRAWN)).isEqualTo(2);
    }

    @Test
    void takesAwaySegmentsThatLeftThePlaylistLately() {
        SessionId session = bench.open();
        List<Segment> segments = listed(session, 10);
        assertThat(bench.playlist().uris()).doesNotContain(session + "/2.ts");
        assertThat(bench.read(segments.get(2))).isInstanceOf(SegmentAnswer.Bytes.class);

        bench.gate.withdraw(GateBench.STREAM, session, Duration.ZERO);

        assertThat(bench.read(segments.get(2))).isEqualTo(WITHDRAWN);
        assertThat(bench.playlist().items()).isEmpty();
        assertThat(bench.playlist().ended()).isTrue();
    }

    @Test
    void neverListsWhatWaitsOrComesLater() {
        SessionId session = bench.open();
        listed(session, 2);
        Segment waiting = bench.offer(session, 2);

        bench.gate.withdraw(GateBench.STREAM, session, Duration.ofSeconds(4));
        Segment later = bench.offer(session, 2);
        bench.clear(session, 60);

        assertThat(bench.playlist().items()).hasSize(2);
        assertThat(bench.read(waiting)).isEqualTo(WITHDRAWN);
        assertThat(bench.read(later)).isEqualTo(WITHDRAWN);
        assertThat(bench.count(GateCount.WITHHELD)).isEqualTo(2);
    }

    @Test
    void refusesBytesWithdrawnWhileTheyWereRead() {
        SessionId session = bench.open();
        List<Segment> segments = listed(session, 1);
        bench.store.whileReading(() -> bench.gate.withdraw(GateBench.STREAM, session, Duration.ZERO));

        assertThat(bench.read(segments.getFirst())).isEqualTo(WITHDRAWN);
    }

    @Test
    void withdrawingAgainChangesNothing() {
        SessionId session = bench.open();
        listed(session, 4);
        bench.gate.withdraw(GateBench.STREAM, session, Duration.ofSeconds(4));
        ParsedPlaylist before = bench.playlist();

        assertThat(bench.gate.withdraw(GateBench.STREAM, session, Duration.ofSeconds(4)))
                .isZero();
        assertThat(bench.playlist()).isEqualTo(before);
    }

    @Test
    void withdrawsMoreWhenTheSuspicionTurnsOutOlder() {
        SessionId session = bench.open();
        listed(session, 4);
        bench.gate.withdraw(GateBench.STREAM, session, Duration.ofSeconds(6));
        bench.gate.withdraw(GateBench.STREAM, session, Duration.ofSeconds(2));

        assertThat(bench.playlist().uris()).containsExactly(session + "/0.ts");
        assertThat(bench.gate.restore(GateBench.STREAM)).isEqualTo(3);
        assertThat(bench.playlist().uris()).containsExactly(session + "/1.ts", session + "/2.ts", session + "/3.ts");
    }

    @Test
    void aNewSessionStartsTheWindowOverWithNewNumbers() {
        SessionId first = bench.open();
        List<Segment> old = listed(first, 4);
        bench.gate.withdraw(GateBench.STREAM, first, Duration.ofSeconds(4));
        ParsedPlaylist before = bench.playlist();

        SessionId second = bench.open();
        listed(second, 1);

        ParsedPlaylist after = bench.playlist();
        after.follows(before);
        assertThat(after.uris()).containsExactly(second + "/0.ts");
        assertThat(after.mediaSequence()).as("0 to 3 were used").isEqualTo(4);
        assertThat(after.items().getFirst().afterDiscontinuity()).isTrue();
        assertThat(after.ended()).isFalse();
        assertThat(bench.read(old.get(3))).isEqualTo(UNKNOWN);
        assertThat(bench.read(old.get(1))).isInstanceOf(SegmentAnswer.Bytes.class);
    }

    @Test
    void withdrawingAnEarlierSessionLeavesTheNewOneRunning() {
        SessionId first = bench.open();
        List<Segment> old = listed(first, 3);
        SessionId second = bench.open();
        listed(second, 2);
        ParsedPlaylist before = bench.playlist();

        assertThat(bench.gate.withdraw(GateBench.STREAM, first, Duration.ofSeconds(2)))
                .isEqualTo(2);

        ParsedPlaylist after = bench.playlist();
        after.follows(before);
        assertThat(after.uris()).containsExactly(second + "/0.ts", second + "/1.ts");
        assertThat(after.mediaSequence()).isEqualTo(3);
        assertThat(after.ended()).isFalse();
        assertThat(bench.read(old.get(2))).isEqualTo(UNKNOWN);
    }

    @Test
    void restoreListsWithdrawnSegmentsUnderNewNumbers() {
        SessionId session = bench.open();
        List<Segment> segments = listed(session, 3);
        Segment waiting = bench.offer(session, 2);
        bench.analysed(session, 8, CUT);
        bench.gate.withdraw(GateBench.STREAM, session, Duration.ofSeconds(2));
        bench.gate.sessionEnded(session);
        ParsedPlaylist before = bench.playlist();

        assertThat(bench.gate.restore(GateBench.STREAM)).isEqualTo(3);

        ParsedPlaylist after = bench.playlist();
        after.follows(before);
        assertThat(after.uris()).containsExactly(session + "/1.ts", session + "/2.ts", session + "/3.ts");
        assertThat(after.mediaSequence()).isEqualTo(3);
        assertThat(bench.read(segments.get(2))).isInstanceOf(SegmentAnswer.Bytes.class);
        assertThat(bench.read(waiting)).isInstanceOf(SegmentAnswer.Bytes.class);
        bench.clock.advance(Duration.ofSeconds(5));
        assertThat(bench.playlist().ended()).isTrue();
    }

    @Test
    void noReadThatStartsAfterAWithdrawalGetsBytes() throws Exception {
        SessionId session = bench.open();
        List<Segment> segments = listed(session, 6);
        AtomicBoolean withdrawn = new AtomicBoolean();
        AtomicLong servedBefore = new AtomicLong();
        AtomicLong servedAfter = new AtomicLong();
        try (ExecutorService viewers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int viewer = 0; viewer < 8; viewer++) {
                viewers.execute(() -> {
                    boolean after = false;
                    while (!after) {
                        after = withdrawn.get();
                        for (Segment segment : segments) {
                            boolean served = bench.read(segment) instanceof SegmentAnswer.Bytes;
                            (after ? servedAfter : servedBefore).addAndGet(served ? 1 : 0);
                        }
                    }
                });
            }
            while (servedBefore.get() < 200) {
                Thread.onSpinWait();
            }
            bench.gate.withdraw(GateBench.STREAM, session, Duration.ZERO);
            withdrawn.set(true);
        }

        assertThat(servedAfter).hasValue(0);
        assertThat(bench.count(GateCount.READ_SERVED)).isEqualTo(servedBefore.get());
    }

    private List<Segment> listed(SessionId session, int count) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Segment segment = bench.offer(session, 2);
            bench.gate.analysed(session, segment.end().plusMillis(600), dev.firebreak.core.verdict.VerdictLevel.CLEAR);
            segments.add(segment);
        }
        return segments;
    }
}
