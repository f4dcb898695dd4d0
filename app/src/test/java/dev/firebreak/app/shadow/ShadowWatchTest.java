package dev.firebreak.app.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowProgress;
import dev.firebreak.core.shadow.ShadowVerdict;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ShadowWatchTest {
    private static final Duration RELEASE = Duration.ofSeconds(10);

    private final FakeClock clock = new FakeClock();
    private final AtomicInteger startedAnew = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final SessionInfo info =
            new SessionInfo(new StreamId("lobby"), SessionId.random(), clock.instant(), "test", "first 1");
    private final ShadowWatch watch = new ShadowWatch(
            info,
            new ShadowWatch.Rules(Hash256.sha256(new byte[0]), RELEASE, new VerdictBudget(), changes::incrementAndGet),
            clock,
            new RecentFrames(),
            startedAnew::incrementAndGet);

    @Test
    void countsTheTimeBetweenEvidenceButNoLongPauses() {
        judged(VerdictLevel.CLEAR, 1);
        judged(VerdictLevel.CLEAR, 3);
        judged(VerdictLevel.CLEAR, 2);
        judged(VerdictLevel.CLEAR, 63);

        assertThat(taken().days().getFirst().watched())
                .isEqualTo(Duration.ofSeconds(3).plus(ShadowWatch.LONGEST_STEP));
    }

    @Test
    void recordsOneVerdictFromHoldToItsEndAndRaisesIt() {
        judged(VerdictLevel.WATCH, 1);
        judged(VerdictLevel.HOLD, 2);
        judged(VerdictLevel.HOLD, 3);
        ShadowProgress first = taken();
        judged(VerdictLevel.CUT, 4);
        ShadowProgress second = taken();

        assertThat(first.verdicts()).singleElement().satisfies(recorded -> {
            assertThat(recorded.verdict().level()).isEqualTo(VerdictLevel.HOLD);
            assertThat(recorded.verdict().mediaAt()).isEqualTo(Duration.ofSeconds(2));
        });
        ShadowVerdict raised = second.verdicts().getFirst().verdict();
        assertThat(raised.level()).isEqualTo(VerdictLevel.CUT);
        assertThat(raised.id()).isEqualTo(first.verdicts().getFirst().verdict().id());
        assertThat(changes).hasValue(2);
    }

    @Test
    void whatComesAfterItHasPassedIsAnotherVerdict() {
        judged(VerdictLevel.HOLD, 1);
        judged(VerdictLevel.CLEAR, 12);
        judged(VerdictLevel.HOLD, 20);

        assertThat(taken().verdicts()).hasSize(2);
    }

    @Test
    void theJudgeStartsAnewAfterACutSoThatTheNextOneIsCountedToo() {
        judged(VerdictLevel.CUT, 1);
        judged(VerdictLevel.CUT, 10);
        assertThat(startedAnew).hasValue(0);
        judged(VerdictLevel.CUT, 11);
        assertThat(startedAnew).hasValue(1);
        judged(VerdictLevel.CUT, 12);

        assertThat(taken().verdicts()).hasSize(2);
    }

    @Test
    void verdictsBeyondTheLimitAreOnlyCounted() {
        for (int i = 0; i < ShadowLedger.MOST_LISTED + 2; i++) {
            judged(VerdictLevel.HOLD, 10 * i + 1);
            if (i == ShadowLedger.MOST_LISTED) {
                judged(VerdictLevel.CUT, 10 * i + 2);
            }
            judged(VerdictLevel.CLEAR, 10 * i + 5);
        }

        ShadowProgress progress = taken();
        assertThat(progress.verdicts()).hasSize(ShadowLedger.MOST_LISTED);
        assertThat(progress.days().getFirst().unlistedHolds()).isEqualTo(2);
        assertThat(progress.days().getFirst().unlistedCuts()).isEqualTo(1);
    }

    @Test
    void totalsGoOnWhereTheyWereAndDaysAreApart() {
        judged(VerdictLevel.CLEAR, 2);
        assertThat(taken().days().getFirst().watched()).isEqualTo(Duration.ofSeconds(2));
        judged(VerdictLevel.CLEAR, 3);
        assertThat(taken().days().getFirst().watched()).isEqualTo(Duration.ofSeconds(3));
        clock.advance(Duration.ofDays(1));
        judged(VerdictLevel.CLEAR, 4);
        assertThat(taken().days())
                .singleElement()
                .satisfies(day -> assertThat(day.watched()).isEqualTo(Duration.ofSeconds(1)));
        assertThat(watch.take()).isEmpty();
    }

    @Test
    void whatCouldNotBeWrittenIsTakenAgain() {
        judged(VerdictLevel.HOLD, 2);
        ShadowLedger.Page page = watch.take().orElseThrow();
        watch.putBack(page);
        judged(VerdictLevel.CUT, 3);

        ShadowProgress again = taken();
        assertThat(again.days().getFirst().watched()).isEqualTo(Duration.ofSeconds(3));
        assertThat(again.verdicts())
                .singleElement()
                .satisfies(recorded -> assertThat(recorded.verdict().level()).isEqualTo(VerdictLevel.CUT));
    }

    @Test
    void theDaysBudgetIsSharedAndBeginsAnewTheNextDay() {
        VerdictBudget budget = new VerdictBudget();
        List<Boolean> taken = new ArrayList<>();
        for (int i = 0; i <= VerdictBudget.MOST_A_DAY; i++) {
            taken.add(budget.take(LocalDate.of(2026, 11, 21)));
        }

        assertThat(taken.subList(0, VerdictBudget.MOST_A_DAY)).containsOnly(true);
        assertThat(taken.getLast()).isFalse();
        assertThat(budget.take(LocalDate.of(2026, 11, 22))).isTrue();
    }

    private ShadowProgress taken() {
        return watch.take().orElseThrow().progress();
    }

    private void judged(VerdictLevel level, int second) {
        watch.judged(new Verdict(level, Duration.ofSeconds(second), 0.5, Optional.empty(), "as scripted"));
    }
}
