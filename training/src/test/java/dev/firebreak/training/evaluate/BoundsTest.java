package dev.firebreak.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoundsTest {
    /** Half of the 95 % quantiles of chi-squared with 2 (n + 1) degrees of freedom, from tables. */
    @Test
    void boundsPoissonMeansLikeTheTables() {
        assertThat(Bounds.poissonUpper(0)).isCloseTo(2.9957, within(1e-4));
        assertThat(Bounds.poissonUpper(1)).isCloseTo(4.7439, within(1e-4));
        assertThat(Bounds.poissonUpper(3)).isCloseTo(7.7537, within(1e-4));
        assertThat(Bounds.poissonUpper(10)).isCloseTo(16.9622, within(1e-4));
    }

    @Test
    void boundsSharesExactlyLikeTheTables() {
        Bounds.Interval eightOfTen = Bounds.clopperPearson(8, 10);
        assertThat(eightOfTen.low()).isCloseTo(0.4439, within(1e-4));
        assertThat(eightOfTen.high()).isCloseTo(0.9748, within(1e-4));
        assertThat(Bounds.clopperPearson(0, 20).high()).isCloseTo(0.1684, within(1e-4));
        assertThat(Bounds.clopperPearson(20, 20).low()).isCloseTo(0.8316, within(1e-4));
    }

    @Test
    void boundsSharesByScoreLikeTheTables() {
        Bounds.Interval eightOfTen = Bounds.wilson(8, 10);
        assertThat(eightOfTen.low()).isCloseTo(0.4902, within(1e-4));
        assertThat(eightOfTen.high()).isCloseTo(0.9433, within(1e-4));
    }

    @Test
    void knowsNothingWithoutTrials() {
        assertThat(Bounds.clopperPearson(0, 0)).isEqualTo(new Bounds.Interval(0, 1));
        assertThat(Bounds.wilson(0, 0)).isEqualTo(new Bounds.Interval(0, 1));
    }
}
