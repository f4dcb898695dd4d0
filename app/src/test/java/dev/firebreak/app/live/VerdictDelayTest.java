package dev.firebreak.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerdictDelayTest {
    private final List<Duration> delays = new ArrayList<>();
    private long nanos;
    private final VerdictDelay delay = new VerdictDelay(() -> nanos, delays::add);

    @Test
    void measuresFromCompletionToJudgement() {
        delay.complete(Duration.ofSeconds(1));
        nanos = 5;
        delay.complete(Duration.ofSeconds(2));
        nanos = 7;
        delay.analysed(Duration.ofMillis(1_999));
        nanos = 11;
        delay.analysed(Duration.ofSeconds(2));

        assertThat(delays).containsExactly(Duration.ofNanos(7), Duration.ofNanos(6));
    }

    @Test
    void isZeroWhenTheJudgeWasThereFirst() {
        delay.analysed(Duration.ofSeconds(2));
        nanos = 3;
        delay.complete(Duration.ofSeconds(2));

        assertThat(delays).containsExactly(Duration.ZERO);
    }

    @Test
    void doesNotMeasureMoreThanMayWait() {
        for (int i = 1; i <= VerdictDelay.MAX_WAITING + 1; i++) {
            delay.complete(Duration.ofSeconds(i));
        }
        delay.analysed(Duration.ofDays(1));

        assertThat(delays).hasSize(VerdictDelay.MAX_WAITING);
    }
}
