package dev.firebreak.core.arming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FalseAlarmsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void boundsTheRateOfLiveTraffic() {
        FalseAlarms alarms = FalseAlarms.ofLive(2, HOUR.multipliedBy(10));
        assertThat(alarms.perHour()).isCloseTo(0.2, within(1e-12));
        assertThat(alarms.upperPerHour()).isCloseTo(6.295794 / 10, within(1e-6));
        assertThat(alarms.lowerPerHour()).isCloseTo(0.355362 / 10, within(1e-6));
    }

    @Test
    void materialThatCameAgainDoesNotTightenTheBound() {
        FalseAlarms repeated = new FalseAlarms(0, HOUR.multipliedBy(30), HOUR.multipliedBy(2));
        assertThat(repeated.upperPerHour()).isCloseTo(2.995732 / 2, within(1e-6));
    }

    @Test
    void eventsOfRepeatedMaterialAreScaledDownButNeverToNone() {
        FalseAlarms repeated = new FalseAlarms(30, HOUR.multipliedBy(30), HOUR.multipliedBy(2));
        assertThat(repeated.upperPerHour()).isCloseTo(PoissonBound.upper(2) / 2, within(1e-9));
        FalseAlarms once = new FalseAlarms(1, HOUR.multipliedBy(30), HOUR.multipliedBy(2));
        assertThat(once.upperPerHour()).isCloseTo(PoissonBound.upper(1) / 2, within(1e-9));
    }

    @Test
    void moreUniqueTimeThanStreamTimeCountsAsStreamTime() {
        FalseAlarms alarms = new FalseAlarms(0, HOUR.multipliedBy(3), HOUR.multipliedBy(50));
        assertThat(alarms.evidenceHours()).isEqualTo(3);
    }

    @Test
    void nothingWatchedProvesNothing() {
        FalseAlarms none = FalseAlarms.ofLive(0, Duration.ZERO);
        assertThat(none.upperPerHour()).isInfinite();
        assertThat(none.lowerPerHour()).isZero();
        assertThat(none.hoursToProve(0.1)).isCloseTo(29.957, within(1e-3));
    }

    @Test
    void saysHowMuchIsLeftToProve() {
        assertThat(FalseAlarms.ofLive(0, HOUR.multipliedBy(100)).hoursToProve(0.01))
                .isCloseTo(199.57, within(0.01));
        assertThat(FalseAlarms.ofLive(1, HOUR.multipliedBy(100)).hoursToProve(0.01))
                .isCloseTo(374.39, within(0.01));
        assertThat(FalseAlarms.ofLive(0, HOUR.multipliedBy(300)).hoursToProve(0.01))
                .isZero();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> FalseAlarms.ofLive(-1, HOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> FalseAlarms.ofLive(1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> FalseAlarms.ofLive(0, HOUR.negated()));
    }
}
