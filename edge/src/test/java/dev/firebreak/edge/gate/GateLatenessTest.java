package dev.firebreak.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happens when analysis is late or down. */
class GateLatenessTest {
    private final GateBench bench = new GateBench();

    @Test
    void holdPolicyKeepsViewersAtTheLastClearedSegment() {
        SessionId session = bench.open(LatePolicy.HOLD);
        bench.listed(session, 2, 2);
        bench.offer(session, 2);

        bench.clock.advance(Duration.ofSeconds(3));
        assertThat(bench.state()).isEqualTo(GateState.LISTING);
        bench.clock.advance(Duration.ofMillis(1));

        assertThat(bench.state()).isEqualTo(GateState.LATE_HELD);
        assertThat(bench.playlist().items()).hasSize(2);

        bench.clear(session, 6.6);
        assertThat(bench.state()).isEqualTo(GateState.LISTING);
        assertThat(bench.playlist().items()).hasSize(3);
    }

    @Test
    void passPolicyListsUnseenAndCountsIt() {
        SessionId session = bench.open(LatePolicy.PASS);
        Segment segment = bench.offer(session, 2);

        bench.clock.advance(Duration.ofSeconds(3));
        assertThat(bench.gate.playlist(GateBench.STREAM)).isInstanceOf(PlaylistAnswer.NotYet.class);
        bench.clock.advance(Duration.ofMillis(1));

        assertThat(bench.playlist().items()).hasSize(1);
        assertThat(bench.read(segment)).isInstanceOf(SegmentAnswer.Bytes.class);
        assertThat(bench.state()).isEqualTo(GateState.LATE_PASSING);
        assertThat(bench.count(GateCount.PASSED_UNSEEN)).isOne();

        bench.offer(session, 2);
        bench.clear(session, 5);
        assertThat(bench.state()).isEqualTo(GateState.LISTING);
        assertThat(bench.count(GateCount.PASSED_UNSEEN)).isOne();
    }

    @Test
    void readingASegmentAloneAppliesThePassPolicy() {
        SessionId session = bench.open(LatePolicy.PASS);
        Segment segment = bench.offer(session, 2);
        bench.clock.advance(Duration.ofSeconds(4));

        assertThat(bench.read(segment)).isInstanceOf(SegmentAnswer.Bytes.class);
    }

    @Test
    void policyChangesAtRunTime() {
        SessionId session = bench.open(LatePolicy.HOLD);
        bench.offer(session, 2);
        bench.clock.advance(Duration.ofSeconds(10));
        assertThat(bench.state()).isEqualTo(GateState.LATE_HELD);

        bench.gate.latePolicy(GateBench.STREAM, LatePolicy.PASS);
        assertThat(bench.state()).isEqualTo(GateState.LATE_PASSING);
        assertThat(bench.playlist().items()).hasSize(1);

        bench.gate.latePolicy(GateBench.STREAM, LatePolicy.HOLD);
        bench.offer(session, 2);
        bench.clock.advance(Duration.ofSeconds(10));
        assertThat(bench.state()).isEqualTo(GateState.LATE_HELD);
        assertThat(bench.status().latePolicy()).isEqualTo(LatePolicy.HOLD);
        assertThat(bench.playlist().items()).hasSize(1);
    }

    @Test
    void theStateRemembersSinceWhen() {
        SessionId session = bench.open(LatePolicy.HOLD);
        bench.offer(session, 2);
        bench.clock.advance(Duration.ofSeconds(10));
        var since = bench.status().since();
        bench.clock.advance(Duration.ofSeconds(10));

        assertThat(bench.status().since()).isEqualTo(since);
    }
}
