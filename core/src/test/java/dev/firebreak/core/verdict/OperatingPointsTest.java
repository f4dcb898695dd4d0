package dev.firebreak.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatingPointsTest {
    @Test
    void takesPointsWithinTheirRanges() {
        assertThat(points(0.3, 0.6, 0.9, 0.5, 0, 3, 5).cut()).isEqualTo(0.9);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.6, 0.9, 0.5, 0.5, 3, 5",
        "0.6, 0.6, 0.9, 0.5, 0.5, 3, 5",
        "0.3, 0.9, 0.9, 0.5, 0.5, 3, 5",
        "0.3, 0.6, 1, 0.5, 0.5, 3, 5",
        "0.3, 0.6, NaN, 0.5, 0.5, 3, 5",
        "0.3, 0.6, 0.9, 0, 0.5, 3, 5",
        "0.3, 0.6, 0.9, 1.1, 0.5, 3, 5",
        "0.3, 0.6, 0.9, 0.5, -0.1, 3, 5",
        "0.3, 0.6, 0.9, 0.5, 0.5, 0.8, 5",
        "0.3, 0.6, 0.9, 0.5, 0.5, NaN, 5",
        "0.3, 0.6, 0.9, 0.5, 0.5, 3, 0",
        "0.3, 0.6, 0.9, 0.5, 0.5, 3, -1",
    })
    void refusesPointsOutsideTheirRanges(
            double watch, double hold, double cut, double sound, double picture, double midpoint, long seconds) {
        assertThatThrownBy(() -> points(watch, hold, cut, sound, picture, midpoint, seconds))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OperatingPoints points(
            double watch, double hold, double cut, double sound, double picture, double midpoint, long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        return new OperatingPoints(watch, hold, cut, sound, picture, 0, 2, duration, midpoint, 0.8, duration, duration);
    }
}
