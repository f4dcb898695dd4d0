package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class SessionClockTest {
    private final LongAdder jumps = new LongAdder();
    private final SessionClock clock = new SessionClock(jumps);

    @Test
    void startsAtZeroWhateverTheFirstTimestampIs() throws Exception {
        assertThat(clock.at(3_000_000_000L)).isZero();
        assertThat(clock.at(3_000_000_040L)).isEqualTo(40);
    }

    @Test
    void goesOnPast32Bits() throws Exception {
        clock.at(0xFFFF_FFF0L);

        assertThat(clock.at(0xFFFF_FFFFL)).isEqualTo(15);
        assertThat(clock.at(4)).isEqualTo(20);
        assertThat(clock.at(0xFFFF_FFFEL)).isEqualTo(14); // the other track, still before the wrap
        assertThat(clock.at(24)).isEqualTo(40);
        assertThat(jumps.sum()).isZero();
    }

    @Test
    void countsMoreThan32BitsOfTime() throws Exception {
        long timestamp = 0;
        long last = clock.at(timestamp);
        long steps = (1L << 33) / SessionClock.MAX_STEP_MILLIS;
        for (long i = 0; i < steps; i++) {
            timestamp = (timestamp + SessionClock.MAX_STEP_MILLIS) & 0xFFFF_FFFFL;
            last = clock.at(timestamp);
        }

        assertThat(last).isEqualTo(steps * SessionClock.MAX_STEP_MILLIS);
    }

    @Test
    void isNeverNegative() throws Exception {
        clock.at(1000);

        assertThat(clock.at(900)).isZero();
        assertThat(clock.at(1020)).isEqualTo(20);
    }

    @Test
    void takesTheLargestStepAndJoinsOverALargerOne() throws Exception {
        clock.at(0);

        assertThat(clock.at(SessionClock.MAX_STEP_MILLIS)).isEqualTo(SessionClock.MAX_STEP_MILLIS);
        assertThat(jumps.sum()).isZero();
        assertThat(clock.at(2 * SessionClock.MAX_STEP_MILLIS + 1)).isEqualTo(SessionClock.MAX_STEP_MILLIS);
        assertThat(jumps.sum()).isEqualTo(1);
        assertThat(clock.at(2 * SessionClock.MAX_STEP_MILLIS + 41)).isEqualTo(SessionClock.MAX_STEP_MILLIS + 40);
    }

    @Test
    void doesNotCreepBackwards() throws Exception {
        clock.at(100_000);
        clock.at(109_000);
        clock.at(118_000);

        assertThat(clock.at(109_000)).isEqualTo(9_000);
        assertThat(clock.at(100_000)).isEqualTo(18_000); // 18 s back: joined at the latest time instead
        assertThat(jumps.sum()).isEqualTo(1);
    }

    @Test
    void endsAPublisherWhoseTimestampsKeepJumping() throws Exception {
        clock.at(0);
        for (int i = 1; i <= 10; i++) {
            clock.at(i * 20_000L);
        }

        assertThatThrownBy(() -> clock.at(11 * 20_000L)).isInstanceOf(ProtocolFault.class);
    }
}
