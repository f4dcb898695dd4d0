package dev.firebreak.core.arming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoissonBoundTest {
    /** Half of the 95 % quantile of chi-square with 2 (n + 1) degrees of freedom, from printed tables. */
    @Test
    void agreesWithTheTables() {
        assertThat(PoissonBound.upper(0)).isCloseTo(2.995732, within(1e-6));
        assertThat(PoissonBound.upper(1)).isCloseTo(4.743865, within(1e-6));
        assertThat(PoissonBound.upper(5)).isCloseTo(10.513035, within(1e-6));
        assertThat(PoissonBound.upper(10)).isCloseTo(16.962219, within(1e-6));
        assertThat(PoissonBound.lower(1)).isCloseTo(0.051293, within(1e-6));
        assertThat(PoissonBound.lower(10)).isCloseTo(5.425406, within(1e-6));
    }

    @Test
    void nothingSeenHasNoLowerBound() {
        assertThat(PoissonBound.lower(0)).isZero();
    }

    @Test
    void largeCountsApproachTheNormalBound() {
        long n = 1_000_000;
        assertThat(PoissonBound.upper(n)).isCloseTo(n + 1.644854 * Math.sqrt((double) n), within(3.0));
        assertThat(PoissonBound.lower(n)).isCloseTo(n - 1.644854 * Math.sqrt((double) n), within(3.0));
        assertThat(PoissonBound.upper(PoissonBound.MOST_EVENTS)).isFinite();
    }

    @Test
    void risesWithTheCount() {
        double before = 0;
        for (long events = 0; events < 2_000; events++) {
            double upper = PoissonBound.upper(events);
            assertThat(upper).isGreaterThan(before).isGreaterThan((double) events);
            assertThat(PoissonBound.lower(events)).isLessThanOrEqualTo((double) events);
            before = upper;
        }
    }

    @Test
    void refusesCountsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> PoissonBound.upper(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> PoissonBound.upper(PoissonBound.MOST_EVENTS + 1));
    }
}
