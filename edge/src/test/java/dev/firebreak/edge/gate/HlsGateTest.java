package dev.firebreak.edge.gate;

import static dev.firebreak.core.verdict.VerdictLevel.CLEAR;
import static dev.firebreak.core.verdict.VerdictLevel.CUT;
import static dev.firebreak.core.verdict.VerdictLevel.HOLD;
import static dev.firebreak.core.verdict.VerdictLevel.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is listed, and when. */
class HlsGateTest {
    private final GateBench bench = new GateBench();

    @Test
    void knowsNothingOfAStreamThatNeverOpened() {
        assertThat(bench.gate.playlist(GateBench.STREAM)).isEqualTo(new PlaylistAnswer.NotLive());
        assertThat(bench.gate.status(GateBench.STREAM)).isEmpty();
        assertThat(bench.gate.withdraw(GateBench.STREAM, SessionId.random(), Duration.ZERO))
                .isZero();
    }

    @Test
    void answersNotYetUntilTheFirstSegmentIsCleared() {
        SessionId session = bench.open();
        bench.offer(session, 2);

        assertThat(bench.gate.playlist(GateBench.STREAM)).isEqualTo(new PlaylistAnswer.NotYet(1));
        assertThat(bench.state()).isEqualTo(GateState.STARTING);

        bench.clear(session, 2.6);

        assertThat(bench.playlist().items()).hasSize(1);
        assertThat(bench.state()).isEqualTo(GateState.LISTING);
    }

    @Test
    void listsASegmentOnlyWhenTheLookaheadAfterItHasBeenAnalysedToo() {
        SessionId session = bench.open();
        Segment first = bench.offer(session, 2);

        bench.clear(session, 2.599);
        assertThat(bench.gate.playlist(GateBench.STREAM)).isInstanceOf(PlaylistAnswer.NotYet.class);
        assertThat(bench.read(first)).isEqualTo(new SegmentAnswer.Refused(SegmentAnswer.Reason.PENDING));

        bench.clear(session, 2.6);
        assertThat(bench.playlist().uris()).containsExactly(session + "/0.ts");
        assertThat(bench.read(first)).isInstanceOf(SegmentAnswer.Bytes.class);
    }

    @Test
    void takesAnalysisThatCameBeforeItsSegment() {
        SessionId session = bench.open();
        bench.clear(session, 3);

        bench.offer(session, 2);

        assertThat(bench.playlist().items()).hasSize(1);
    }

    @Test
    void keepsListingWhileTheJudgeOnlyWatches() {
        SessionId session = bench.open();
        bench.offer(session, 2);

        bench.analysed(session, 3, WATCH);

        assertThat(bench.playlist().items()).hasSize(1);
    }

    @Test
    void listsNothingNewWhileTheJudgeHoldsAndCatchesUpAfterwards() {
        SessionId session = bench.open();
        bench.listed(session, 2, 2);
        bench.offer(session, 2);
        bench.analysed(session, 6.6, HOLD);
        bench.offer(session, 2);
        bench.analysed(session, 8.6, HOLD);

        assertThat(bench.playlist().items()).hasSize(2);
        assertThat(bench.playlist().ended()).isFalse();
        assertThat(bench.state()).isEqualTo(GateState.HELD);

        bench.clear(session, 8.7);

        assertThat(bench.playlist().items()).hasSize(4);
        assertThat(bench.playlist().items()).noneMatch(ParsedPlaylist.Item::afterDiscontinuity);
        assertThat(bench.state()).isEqualTo(GateState.LISTING);
    }

    @Test
    void holdOutweighsThePassPolicy() {
        SessionId session = bench.open(LatePolicy.PASS);
        bench.offer(session, 2);
        bench.analysed(session, 1, HOLD);

        bench.clock.advance(Duration.ofMinutes(1));

        assertThat(bench.gate.playlist(GateBench.STREAM)).isInstanceOf(PlaylistAnswer.NotYet.class);
        assertThat(bench.state()).isEqualTo(GateState.HELD);
    }

    @Test
    void endsThePlaylistSomeTimeAfterTheSession() {
        SessionId session = bench.open();
        bench.listed(session, 2, 2);
        bench.offer(session, 1.5);

        bench.gate.sessionEnded(session);
        bench.clear(session, 5.4);
        assertThat(bench.playlist().items()).hasSize(2);
        bench.clear(session, 5.5);

        assertThat(bench.playlist().items()).as("no lookahead past the end").hasSize(3);
        assertThat(bench.playlist().ended()).isFalse();

        bench.clock.advance(Duration.ofSeconds(4));
        assertThat(bench.playlist().ended()).isTrue();
        assertThat(bench.state()).isEqualTo(GateState.ENDED);
    }

    @Test
    void finalAnalysisClearsWhatIsLeft() {
        SessionId session = bench.open();
        bench.offer(session, 2);
        bench.offer(session, 2);
        bench.gate.sessionEnded(session);

        bench.gate.analysisEnded(session, CLEAR);

        assertThat(bench.playlist().items()).hasSize(2);
    }

    @Test
    void finalAnalysisThatHoldsKeepsWhatIsLeft() {
        SessionId session = bench.open();
        bench.listed(session, 1, 2);
        bench.offer(session, 2);
        bench.gate.sessionEnded(session);

        bench.gate.analysisEnded(session, CUT);
        bench.clock.advance(Duration.ofMinutes(5));

        assertThat(bench.playlist().items()).hasSize(1);
        assertThat(bench.state()).isEqualTo(GateState.HELD);
    }

    @Test
    void givesUpSegmentsOfAnEndedSessionThatNobodyAnalyses() {
        SessionId session = bench.open();
        bench.listed(session, 1, 2);
        bench.offer(session, 2);
        bench.gate.sessionEnded(session);

        bench.clock.advance(Duration.ofSeconds(8));

        assertThat(bench.playlist().ended()).isTrue();
        assertThat(bench.count(GateCount.DROPPED_NEVER_ANALYSED)).isOne();
    }

    @Test
    void ignoresASegmentOfferedTwice() {
        SessionId session = bench.open();
        Segment segment = bench.offer(session, 2);
        bench.gate.offer(segment);

        bench.clear(session, 3);

        assertThat(bench.playlist().items()).hasSize(1);
        assertThat(bench.count(GateCount.REPEATED)).isOne();
    }

    @Test
    void ignoresSegmentsOfAnUnknownSession() {
        bench.open();
        bench.offer(SessionId.random(), 2);

        assertThat(bench.count(GateCount.DROPPED_UNKNOWN_SESSION)).isOne();
    }

    @Test
    void doesNotListMatroska() {
        SessionId session = bench.open();
        bench.gate.offer(bench.next(session, 2, SegmentFormat.MATROSKA));
        bench.offer(session, 2);

        bench.clear(session, 9);

        assertThat(bench.playlist().uris()).containsExactly(session + "/1.ts");
        assertThat(bench.count(GateCount.DROPPED_FORMAT)).isOne();
    }

    @Test
    void listsSegmentsUpToTheLongestAndNoLongerOnes() {
        SessionId session = bench.open();
        bench.offer(session, 60);
        bench.clear(session, 61);
        assertThat(bench.playlist().items()).hasSize(1);

        bench.offer(session, 60.001);
        bench.clear(session, 121);

        assertThat(bench.playlist().items()).hasSize(1);
        assertThat(bench.count(GateCount.DROPPED_TOO_LONG)).isOne();
    }

    @Test
    void dropsTheOldestWaitingSegmentWhenTooManyWait() {
        GateBench small = new GateBench(GateSettings.defaults().withLimits(3, 10));
        SessionId session = small.open();
        small.listed(session, 1, 2);
        small.analysed(session, 2.6, HOLD);
        for (int i = 0; i < 3; i++) {
            small.offer(session, 2);
        }
        assertThat(small.count(GateCount.DROPPED_PENDING_FULL)).isZero();

        small.offer(session, 2);
        small.clear(session, 60);

        assertThat(small.count(GateCount.DROPPED_PENDING_FULL)).isOne();
        assertThat(small.playlist().uris())
                .containsExactly(session + "/0.ts", session + "/2.ts", session + "/3.ts", session + "/4.ts");
        assertThat(small.playlist().items().get(1).afterDiscontinuity()).isTrue();
    }

    @Test
    void aPersonsHoldStaysUntilReleased() {
        SessionId session = bench.open();
        bench.listed(session, 1, 2);
        bench.gate.hold(GateBench.STREAM);
        bench.listed(session, 2, 2);

        assertThat(bench.playlist().items()).hasSize(1);
        assertThat(bench.state()).isEqualTo(GateState.PERSON_HELD);

        bench.gate.release(GateBench.STREAM);

        assertThat(bench.playlist().items()).hasSize(3);
    }

    @Test
    void releaseLeavesTheJudgesHold() {
        SessionId session = bench.open();
        bench.listed(session, 1, 2);
        bench.offer(session, 2);
        bench.analysed(session, 9, HOLD);
        bench.gate.hold(GateBench.STREAM);

        bench.gate.release(GateBench.STREAM);

        assertThat(bench.state()).isEqualTo(GateState.HELD);
        assertThat(bench.playlist().items()).hasSize(1);
    }

    @Test
    void restoreListsWhatIsHeldUntilTheJudgeRisesAgain() {
        SessionId session = bench.open();
        bench.listed(session, 1, 2);
        bench.offer(session, 2);
        bench.analysed(session, 4.6, HOLD);

        assertThat(bench.gate.restore(GateBench.STREAM)).isOne();
        assertThat(bench.playlist().items()).hasSize(2);

        bench.offer(session, 2);
        bench.analysed(session, 6.6, HOLD);
        assertThat(bench.playlist().items()).as("the same level is overruled").hasSize(3);

        bench.offer(session, 2);
        bench.analysed(session, 8.6, CUT);
        assertThat(bench.playlist().items()).as("a higher one is not").hasSize(3);

        bench.clear(session, 8.7);
        bench.offer(session, 2);
        bench.analysed(session, 10.6, HOLD);
        assertThat(bench.playlist().items()).as("nor is a new rise").hasSize(4);
    }

    @Test
    void saysFromWhichSegmentBytesAreStillNeeded() {
        SessionId session = bench.open();
        assertThat(bench.gate.neededFrom(GateBench.STREAM, session)).isEmpty();

        bench.listed(session, 30, 2);

        long needed = bench.gate.neededFrom(GateBench.STREAM, session).orElseThrow();
        assertThat(needed).as("6 listed, and those that left in the last 30 s").isBetween(8L, 12L);
    }

    @Test
    void refusesMoreStreamsThanItsLimit() {
        GateBench small = new GateBench(GateSettings.defaults().withLimits(3, 2));
        small.gate.open(new StreamId("a"), SessionId.random(), LatePolicy.HOLD);
        small.gate.open(new StreamId("b"), SessionId.random(), LatePolicy.HOLD);
        small.gate.open(new StreamId("b"), SessionId.random(), LatePolicy.HOLD);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> small.gate.open(new StreamId("c"), SessionId.random(), LatePolicy.HOLD)))
                .hasMessageContaining("Stream c does not fit")
                .hasMessageContaining("2 streams");
    }

    @Test
    void forgetsAStreamLongAfterItsEnd() {
        SessionId session = bench.open();
        bench.listed(session, 1, 2);
        bench.gate.sessionEnded(session);

        bench.clock.advance(Duration.ofMinutes(59));
        bench.gate.sweep();
        assertThat(bench.playlist().ended()).isTrue();

        bench.clock.advance(Duration.ofMinutes(1));
        bench.gate.sweep();
        assertThat(bench.gate.playlist(GateBench.STREAM)).isEqualTo(new PlaylistAnswer.NotLive());
        bench.gate.analysed(session, Duration.ofSeconds(9), CLEAR);
        assertThat(bench.gate.statuses()).isEmpty();
    }

    @Test
    void reportsItsStandWithTimesAndCounts() {
        SessionId session = bench.open();
        bench.listed(session, 3, 2);
        bench.offer(session, 2);
        bench.clock.advance(Duration.ofMillis(700));

        GateStatus status = bench.status();

        assertThat(status.stream()).isEqualTo(GateBench.STREAM);
        assertThat(status.session()).isEqualTo(session);
        assertThat(status.listed()).isEqualTo(3);
        assertThat(status.pending()).isOne();
        assertThat(status.oldestPending()).contains(Duration.ofMillis(700));
        assertThat(status.counts()).containsEntry(GateCount.LISTED, 3L).hasSize(GateCount.values().length);
        assertThat(bench.gate.statuses()).containsExactly(status);
    }
}
