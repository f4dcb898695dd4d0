package dev.firebreak.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void boundsRatesLikeTheTables() {
        assertThat(Rate.of(0, 3)).isEqualTo(new Rate(0, 3.0, 0.0, 0.9986));
        assertThat(Rate.of(3, 10)).isEqualTo(new Rate(3, 10.0, 0.3, 0.7754));
        assertThat(Rate.of(0, 0)).isEqualTo(new Rate(0, 0.0, null, null));
    }

    @Test
    void needsThreeHoursForOneAnHour() {
        assertThat(Rate.hoursToShow(1)).isCloseTo(2.9957, within(1e-4));
        assertThat(Rate.hoursToShow(0.01)).isCloseTo(299.57, within(1e-2));
    }

    @Test
    void ranksDelaysByNearestRank() {
        assertThat(Percentiles.of(List.of(400L, 100L, 300L, 200L))).isEqualTo(new Percentiles(4, 200L, 400L, 400L));
        assertThat(Percentiles.of(List.of()).p50()).isNull();
    }
}
