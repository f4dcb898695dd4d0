package dev.firebreak.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnwrittenEvidenceTest {
    private final UnwrittenEvidence unwritten = new UnwrittenEvidence();

    @Test
    void keepsTheHigherOfTwoVerdicts() {
        unwritten.verdict(verdict(VerdictLevel.CUT, 1));
        unwritten.verdict(verdict(VerdictLevel.HOLD, 2));

        assertThat(unwritten.take().verdict()).isEqualTo(verdict(VerdictLevel.CUT, 1));
    }

    @Test
    void aVerdictThatIsPutBackYieldsToAHigherOneOnly() {
        unwritten.verdict(verdict(VerdictLevel.CUT, 1));
        UnwrittenEvidence.Batch cut = unwritten.take();
        unwritten.verdict(verdict(VerdictLevel.HOLD, 2));
        unwritten.putBack(cut);
        assertThat(unwritten.take().verdict()).isEqualTo(verdict(VerdictLevel.CUT, 1));

        unwritten.verdict(verdict(VerdictLevel.HOLD, 3));
        UnwrittenEvidence.Batch hold = unwritten.take();
        unwritten.verdict(verdict(VerdictLevel.CUT, 4));
        unwritten.putBack(hold);
        assertThat(unwritten.take().verdict()).isEqualTo(verdict(VerdictLevel.CUT, 4));
    }

    @Test
    void aSecondThatIsPutBackYieldsToItsFullerSelf() {
        unwritten.second(second(7, 0.1));
        UnwrittenEvidence.Batch earlier = unwritten.take();
        unwritten.second(second(7, 0.9));
        unwritten.putBack(earlier);

        assertThat(unwritten.take().seconds()).containsExactly(second(7, 0.9));
    }

    @Test
    void staysBoundedHoweverOftenItIsPutBack() {
        long at = 0;
        for (int round = 0; round < 5; round++) {
            UnwrittenEvidence.Batch batch = unwritten.take();
            for (int i = 0; i < UnwrittenEvidence.MAX_FRAMES; i++) {
                unwritten.frame(frame(at++));
            }
            for (int i = 0; i < UnwrittenEvidence.MAX_SECONDS; i++) {
                unwritten.second(second(round * 1_000L + i, 0));
            }
            unwritten.putBack(batch);
        }

        UnwrittenEvidence.Batch left = unwritten.take();
        assertThat(left.frames()).hasSize(UnwrittenEvidence.MAX_FRAMES);
        assertThat(left.frames().getLast().at()).isEqualTo(Duration.ofMillis(at - 1));
        assertThat(left.seconds()).hasSize(UnwrittenEvidence.MAX_SECONDS);
        assertThat(unwritten.isEmpty()).isTrue();
    }

    private static Verdict verdict(VerdictLevel level, int second) {
        return new Verdict(level, Duration.ofSeconds(second), 0.9, Optional.of(Duration.ZERO), "test");
    }

    private static TimelineSecond second(long second, double score) {
        return new TimelineSecond(second, null, null, score, VerdictLevel.HOLD);
    }

    private static Frame frame(long millis) {
        return new Frame(Duration.ofMillis(millis), 1, 1, new byte[3], true);
    }
}
