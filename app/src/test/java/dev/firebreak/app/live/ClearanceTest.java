package dev.firebreak.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClearanceTest {
    private static final Duration NOW = Duration.ofMillis(7_475);

    @Test
    void clearsWhatWasJudgedWhileNothingIsSuspected() {
        assertThat(Clearance.upTo(NOW, verdict(VerdictLevel.CLEAR, Optional.empty())))
                .isEqualTo(NOW);
    }

    @Test
    void keepsBackWhatCameSinceAYoungSuspicionBegan() {
        Duration since = Duration.ofSeconds(6);

        assertThat(Clearance.upTo(NOW, verdict(VerdictLevel.WATCH, Optional.of(since))))
                .isEqualTo(since);
    }

    @Test
    void showsAStreamWhoseSuspicionStaysSmall() {
        Duration since = NOW.minus(Clearance.PATIENCE);

        assertThat(Clearance.upTo(NOW, verdict(VerdictLevel.WATCH, Optional.of(since))))
                .isEqualTo(NOW);
    }

    private static Verdict verdict(VerdictLevel level, Optional<Duration> since) {
        return new Verdict(level, NOW, 0.4, since, "");
    }
}
