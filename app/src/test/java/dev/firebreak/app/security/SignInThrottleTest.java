package dev.firebreak.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.config.LimitSettings;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final FakeClock clock = new FakeClock();
    private final SignInThrottle throttle = new SignInThrottle(clock, new LimitSettings(64, 3, 5, WINDOW, 600));

    @Test
    void anAccountWaitsAfterItsLimitWhereverTheTriesComeFrom() {
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.waitFor("ada", "192.0.2.9")).isZero();
            throttle.failed("Ada", "192.0.2." + i);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(throttle.waitFor("ada", "192.0.2.9")).isEqualTo(WINDOW.minusSeconds(3));
        assertThat(throttle.waitFor("rex", "192.0.2.9")).isZero();
    }

    @Test
    void anAddressWaitsAfterItsLimitWhateverAccountsItTries() {
        for (int i = 0; i < 5; i++) {
            throttle.failed("somebody" + i, "192.0.2.1");
        }

        assertThat(throttle.waitFor("rex", "192.0.2.1")).isPositive();
        assertThat(throttle.waitFor("rex", "192.0.2.2")).isZero();
    }

    @Test
    void theWaitEndsWithTheWindow() {
        for (int i = 0; i < 3; i++) {
            throttle.failed("ada", "192.0.2.1");
        }
        clock.advance(WINDOW);

        assertThat(throttle.waitFor("ada", "192.0.2.1")).isZero();
        assertThat(throttle.remembered()).isZero();
    }

    @Test
    void successForgetsTheAccountsFailuresOnly() {
        for (int i = 0; i < 5; i++) {
            throttle.failed("ada", "192.0.2.1");
        }
        throttle.succeeded("ada");

        assertThat(throttle.waitFor("ada", "192.0.2.2")).isZero();
        assertThat(throttle.waitFor("ada", "192.0.2.1")).isPositive();
    }

    @Test
    void remembersABoundedNumber() {
        for (int i = 0; i < RecentTimes.MAX_REMEMBERED; i++) {
            throttle.failed("somebody" + i, "192.0.2.1");
        }
        assertThat(throttle.remembered()).isEqualTo(RecentTimes.MAX_REMEMBERED);
    }
}
