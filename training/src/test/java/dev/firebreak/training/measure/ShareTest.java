package dev.firebreak.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShareTest {
    /** Exact intervals as tables of the binomial distribution give them. */
    @Test
    void boundsSharesExactlyLikeTheTables() {
        assertThat(Share.of(8, 10)).isEqualTo(new Share(8, 10, 0.8, 0.4439, 0.9748));
        assertThat(Share.of(1, 10)).isEqualTo(new Share(1, 10, 0.1, 0.0025, 0.445));
        assertThat(Share.of(50, 100)).isEqualTo(new Share(50, 100, 0.5, 0.3983, 0.6017));
        assertThat(Share.of(0, 20)).isEqualTo(new Share(0, 20, 0.0, 0.0, 0.1684));
        assertThat(Share.of(20, 20)).isEqualTo(new Share(20, 20, 1.0, 0.8316, 1.0));
    }

    @Test
    void knowsNothingWithoutTrials() {
        assertThat(Share.of(0, 0)).isEqualTo(new Share(0, 0, null, 0.0, 1.0));
    }

    @Test
    void refusesMoreHitsThanTrials() {
        assertThatThrownBy(() -> Share.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
