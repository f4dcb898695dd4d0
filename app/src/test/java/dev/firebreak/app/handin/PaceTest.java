package dev.firebreak.app.handin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.security.RecentTimes;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final FakeClock clock = new FakeClock();

    @Test
    void letsAsManyThroughAMinuteAsItMay() {
        Pace pace = new Pace(2, clock);

        assertThat(pace.ask("rex")).isZero();
        clock.advance(Duration.ofSeconds(20));
        assertThat(pace.ask("rex")).isZero();
        assertThat(pace.ask("rex")).isEqualTo(Duration.ofSeconds(40));
        clock.advance(Duration.ofSeconds(40));
        assertThat(pace.ask("rex")).isZero();
        assertThat(pace.ask("rex")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void nobodyWaitsForAnother() {
        Pace pace = new Pace(1, clock);

        assertThat(pace.ask("rex")).isZero();
        assertThat(pace.ask("cleo")).isZero();
        assertThat(pace.ask("rex")).isPositive();
    }

    @Test
    void remembersOnlySoMany() {
        Pace pace = new Pace(1, clock);
        for (int i = 0; i < RecentTimes.MAX_REMEMBERED; i++) {
            assertThat(pace.ask("client " + i)).isZero();
        }
        assertThat(pace.ask("client 0")).isPositive();

        assertThat(pace.ask("one more")).isZero();

        assertThat(pace.remembered()).isEqualTo(RecentTimes.MAX_REMEMBERED);
        assertThat(pace.ask("client 0")).isPositive();
        assertThat(pace.ask("client 1")).as("quiet longest, so forgotten").isZero();
    }
}
