package dev.firebreak.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.evidence.Frame;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentFramesTest {
    private final RecentFrames frames = new RecentFrames(3);

    @Test
    void keepsTheNewest() {
        assertThat(frames.last()).isEmpty();
        for (int second = 1; second <= 5; second++) {
            frames.add(frame(second));
        }
        assertThat(frames.all()).extracting(Frame::at).containsExactly(at(3), at(4), at(5));
        assertThat(frames.last().map(Frame::at)).contains(at(5));
    }

    @Test
    void findsTheFrameOfAMoment() {
        frames.add(frame(1));
        frames.add(frame(2));
        assertThat(frames.at(at(1)).map(Frame::at)).contains(at(1));
        assertThat(frames.at(at(3))).isEmpty();
    }

    @Test
    void findsTheFrameThatWasShownAtAMoment() {
        frames.add(frame(2));
        frames.add(frame(4));
        assertThat(frames.upTo(at(3)).map(Frame::at)).contains(at(2));
        assertThat(frames.upTo(at(4)).map(Frame::at)).contains(at(4));
        assertThat(frames.upTo(at(1))).isEmpty();
    }

    @Test
    void refusesToKeepNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecentFrames(0));
    }

    private static Duration at(int second) {
        return Duration.ofSeconds(second);
    }

    private static Frame frame(int second) {
        return new Frame(at(second), 16, 16, new byte[16 * 16 * 3], true);
    }
}
