package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.incident.Still;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeptStillsTest {
    private final KeptStills stills = new KeptStills(2);

    @Test
    void keepsTheHighestScoresInOrderOfTime() {
        stills.offer(frame(1), 0.5, false);
        stills.offer(frame(2), 0.9, false);
        stills.offer(frame(3), 0.4, false);
        stills.offer(frame(4), 0.7, false);
        assertThat(stills.stills()).extracting(Still::at).containsExactly(at(2), at(4));
    }

    @Test
    void pictureAtAChangeOfLevelGoesBeforeAHigherScore() {
        stills.offer(frame(1), 0.3, true);
        stills.offer(frame(2), 0.8, false);
        stills.offer(frame(3), 0.9, false);
        assertThat(stills.stills()).extracting(Still::at).containsExactly(at(1), at(3));
    }

    @Test
    void samePictureIsKeptOnceWithItsHighestWeight() {
        stills.offer(frame(1), 0.1, false);
        stills.offer(frame(1), 0.1, true);
        stills.offer(frame(2), 0.9, false);
        stills.offer(frame(3), 0.95, false);
        assertThat(stills.stills()).extracting(Still::at).containsExactly(at(1), at(3));
    }

    private static Duration at(int second) {
        return Duration.ofSeconds(second);
    }

    private static Frame frame(int second) {
        return new Frame(at(second), 16, 16, new byte[16 * 16 * 3], true);
    }
}
