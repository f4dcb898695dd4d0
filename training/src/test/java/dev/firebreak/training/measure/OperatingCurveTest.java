package dev.firebreak.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OperatingCurveTest {
    private static final double[] EVENTS = {0.9, 0.7, 0.4, 0.1};
    private static final double[] ALARMS = {0.6, 0.3, 0.2};

    @Test
    void allowsAsManyFalseAlarmsAsTheHoursHold() {
        OperatingCurve.At at = new OperatingCurve(EVENTS, ALARMS, 1.5).at(1);
        assertThat(at.allowed()).isEqualTo(1);
        assertThat(at.threshold()).isEqualTo(Math.nextUp(0.3));
        assertThat(at.found().hits()).isEqualTo(3);
    }

    @Test
    void staysAboveEveryFalseAlarmWhereTheHoursAreTooFew() {
        OperatingCurve.At at = new OperatingCurve(EVENTS, ALARMS, 0.5).at(1);
        assertThat(at.allowed()).isZero();
        assertThat(at.found().hits()).isEqualTo(2);
        assertThat(at.shown()).isFalse();
        assertThat(at.upper95PerHour()).isCloseTo(2.9957 / 0.5, within(1e-3));
        assertThat(at.hoursToShow()).isCloseTo(2.9957, within(1e-3));
        assertThat(at.openUpwards()).isTrue();
        // A Poisson count of mean 0.5 is 2 or less in 98.6 % of cases: the threshold may be just above the third
        // highest.
        assertThat(at.lowestThreshold()).isEqualTo(Math.nextUp(0.2));
        assertThat(at.foundAtLowest().hits()).isEqualTo(3);
    }

    @Test
    void showsARateOnceThereAreHoursEnough() {
        assertThat(new OperatingCurve(EVENTS, new double[0], 3).at(1).shown()).isTrue();
        assertThat(new OperatingCurve(EVENTS, new double[0], 2.99).at(1).shown())
                .isFalse();
        // Ten hours show one an hour with five false alarms (bound 10.51) no more, with four (9.15) they do.
        double[] six = {0.65, 0.6, 0.55, 0.5, 0.3, 0.2};
        assertThat(new OperatingCurve(EVENTS, six, 10).at(1).foundWhereShown()).isEqualTo(Share.of(3, 4));
    }

    @Test
    void tradesMissesForFalseAlarms() {
        var points = new OperatingCurve(EVENTS, ALARMS, 2).tradeOff();
        assertThat(points).hasSize(4);
        assertThat(points.getFirst()).containsExactly(0, 0.5);
        assertThat(points.get(1)).containsExactly(0.5, 0.25);
        assertThat(points.getLast()).containsExactly(1.5, 0);
    }

    @Test
    void countsTiesAsHalfUnderTheCurve() {
        assertThat(new OperatingCurve(new double[] {3, 2}, new double[] {1, 2}, 1).areaUnderCurve())
                .isEqualTo(0.875);
    }

    /** Cumulative Poisson probabilities of mean 3, from tables: P(X ≤ 0) = 0.0498, P(X ≤ 7) = 0.9881, P(X ≤ 6) = 0.9665. */
    @Test
    void knowsPoissonQuantiles() {
        assertThat(OperatingCurve.quantile(3, 0.04)).isZero();
        assertThat(OperatingCurve.quantile(3, 0.975)).isEqualTo(7);
        assertThat(OperatingCurve.quantile(0, 0.975)).isZero();
    }
}
