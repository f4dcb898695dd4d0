package dev.firebreak.core.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.BankPolicy.FloodLimits;
import org.junit.jupiter.api.Test;

class FloodRuleTest {
    private static final FloodLimits SURGES = new FloodLimits(0, true);

    private static boolean flood(int lastHour, int busiest, int hoursKnown, FloodLimits limits) {
        return FloodRule.judge(new MatchRate(lastHour, busiest, hoursKnown), limits)
                .isPresent();
    }

    @Test
    void theLimitItselfIsAllowedAndOneMoreIsNot() {
        FloodLimits limits = new FloodLimits(10, false);
        assertThat(flood(10, 0, 100, limits)).isFalse();
        assertThat(flood(11, 11, 0, limits)).isTrue();
    }

    @Test
    void withoutALimitNothingIsTooMuch() {
        assertThat(flood(1_000_000, 0, 1_000, FloodLimits.NONE)).isFalse();
    }

    @Test
    void aSurgeIsFarAboveTheBusiestHourOfThePast() {
        assertThat(flood(51, 10, 24, SURGES)).isTrue();
        assertThat(flood(50, 10, 24, SURGES)).isFalse();
    }

    @Test
    void fewStreamsOrAShortPastAreNoSurge() {
        assertThat(flood(19, 0, 24, SURGES)).isFalse();
        assertThat(flood(20, 0, 24, SURGES)).isTrue();
        assertThat(flood(500, 0, 23, SURGES)).isFalse();
    }

    private static boolean common(long things, long matched) {
        return FloodRule.judge(new LookedAt.Share(new EntryId(5), things, matched))
                .isPresent();
    }

    @Test
    void whatMatchesMoreThanAQuarterOfAllThingsIsCommon() {
        assertThat(common(200, 50)).isFalse();
        assertThat(common(200, 51)).isTrue();
        assertThat(common(199, 199)).isFalse();
        assertThat(FloodRule.judge(new LookedAt.Share(new EntryId(5), 300, 90)))
                .get()
                .asString()
                .contains("Entry 5", "90", "300");
    }

    @Test
    void theReasonSaysTheNumbers() {
        assertThat(FloodRule.judge(new MatchRate(60, 2, 30), SURGES))
                .get()
                .asString()
                .contains("60", "2");
    }
}
