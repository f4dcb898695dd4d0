package dev.firebreak.training.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.training.measure.Reliability.Said;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void isZeroWhenWhatIsSaidIsSo() {
        List<Said> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(new Said(0.25, i % 4 == 0 && i < 8));
        }
        // 2 of 10 were so, and 0.25 was said.
        assertThat(Reliability.of(all).error()).isEqualTo(0.05);
    }

    @Test
    void putsCertaintyIntoTheLastBin() {
        Reliability sure = Reliability.of(List.of(new Said(1, true), new Said(0.95, false)));
        assertThat(sure.bins().getLast().so()).isEqualTo(Share.of(1, 2));
        assertThat(sure.bins().getLast().said()).isEqualTo(0.975);
        assertThat(sure.error()).isEqualTo(0.475);
    }

    @Test
    void weighsBothClassesAlikeWhenBalanced() {
        List<Said> all = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            all.add(new Said(0.05, false));
        }
        all.add(new Said(0.05, true));
        Reliability rare = Reliability.of(all);
        assertThat(rare.error()).isEqualTo(0.04);
        assertThat(rare.balancedError()).isEqualTo(0.45);
    }
}
