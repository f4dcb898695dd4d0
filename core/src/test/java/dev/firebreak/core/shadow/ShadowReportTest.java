package dev.firebreak.core.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShadowReportTest {
    private static final Hash256 JUDGE = Hash256.sha256(new byte[] {1});

    @Test
    void countsEverythingAsFalseThatNobodyFoundReal() {
        ShadowReport report = ShadowReport.of(new ShadowTally(
                JUDGE,
                List.of(
                        stream("a", 10, 0, 0, hold(null, 1), hold(ShadowMark.GAME, 2), cut(ShadowMark.REAL, 4)),
                        stream("b", 5, 0, 0, cut(ShadowMark.UNSURE, 1), cut(ShadowMark.FALSE_ALARM, 1)))));

        ShadowReport.Figures total = report.total();
        assertThat(total.watched()).isEqualTo(Duration.ofHours(15));
        assertThat(total.holds()).isEqualTo(3);
        assertThat(total.cuts()).isEqualTo(6);
        assertThat(total.unreviewed()).isEqualTo(1);
        assertThat(total.reviewed()).isEqualTo(8);
        assertThat(total.falseHolds().events())
                .as("a false cut is a false hold too")
                .isEqualTo(5);
        assertThat(total.falseCuts().events()).isEqualTo(2);
        assertThat(total.falseCuts().upperPerHour()).isCloseTo(6.295794 / 15, within(1e-6));
        assertThat(report.streams().getFirst().figures().falseCuts().events()).isZero();
    }

    @Test
    void whatIsOnlyCountedCountsAsFalse() {
        ShadowReport report = ShadowReport.of(new ShadowTally(JUDGE, List.of(stream("a", 10, 7, 3))));

        assertThat(report.total().falseHolds().events()).isEqualTo(7);
        assertThat(report.total().falseCuts().events()).isEqualTo(3);
        assertThat(report.total().holds()).isEqualTo(4);
        assertThat(report.total().unreviewed()).isEqualTo(7);
    }

    @Test
    void saysNothingAboutArmingBeforeAnythingWasWatched() {
        assertThat(ShadowReport.of(new ShadowTally(JUDGE, List.of())).bounds()).isEmpty();
    }

    @Test
    void becomesBoundsOfOwnTraffic() {
        Optional<MeasuredBounds> bounds = ShadowReport.of(new ShadowTally(JUDGE, List.of(stream("a", 10, 0, 0))))
                .bounds();

        assertThat(bounds).get().satisfies(of -> {
            assertThat(of.origin()).isEqualTo(MeasuredBounds.Origin.OWN_TRAFFIC);
            assertThat(of.judge()).isEqualTo(JUDGE);
            assertThat(of.falseHolds().streamHours()).isEqualTo(10);
        });
    }

    @Test
    void aVerdictWithoutAnyTimeStillCounts() {
        ShadowReport report = ShadowReport.of(new ShadowTally(JUDGE, List.of(stream("a", 0, 0, 0, hold(null, 1)))));

        assertThat(report.total().falseHolds().events()).isEqualTo(1);
        assertThat(report.bounds()).isPresent();
    }

    private static ShadowTally.OfStream stream(
            String id, long hours, long unlistedHolds, long unlistedCuts, ShadowTally.Count... counts) {
        return new ShadowTally.OfStream(
                new StreamId(id), Duration.ofHours(hours), unlistedHolds, unlistedCuts, List.of(counts));
    }

    private static ShadowTally.Count hold(@Nullable ShadowMark mark, long count) {
        return new ShadowTally.Count(VerdictLevel.HOLD, Optional.ofNullable(mark), count);
    }

    private static ShadowTally.Count cut(ShadowMark mark, long count) {
        return new ShadowTally.Count(VerdictLevel.CUT, Optional.of(mark), count);
    }
}
