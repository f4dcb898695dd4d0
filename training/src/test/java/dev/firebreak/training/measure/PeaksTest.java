package dev.firebreak.training.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeaksTest {
    @Test
    void countsWhatIsCloseTogetherOnce() {
        List<Peaks.Point> points = List.of(
                new Peaks.Point(0, 0.2),
                new Peaks.Point(5_000, 0.9),
                new Peaks.Point(9_000, 0.8),
                new Peaks.Point(15_000, 0.4),
                new Peaks.Point(40_000, 0));
        assertThat(Peaks.occasions(points, 10_000)).containsExactly(0.9, 0.4);
    }
}
