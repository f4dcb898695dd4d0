package dev.firebreak.app.still;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Frame;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmallFrameTest {
    @Test
    void averagesAreas() {
        byte[] rgb = new byte[4 * 2 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 4 < 2 ? 200 : 100);
        }

        Frame small = SmallFrame.of(new Frame(Duration.ZERO, 4, 2, rgb, true), 2);

        assertThat(small.width()).isEqualTo(2);
        assertThat(small.height()).isEqualTo(1);
        assertThat(small.rgb()).containsExactly((byte) 200, (byte) 200, (byte) 200, (byte) 100, (byte) 100, (byte) 100);
    }

    @Test
    void leavesWhatIsSmallAsItIs() {
        Frame frame = new Frame(Duration.ZERO, 4, 2, new byte[24], true);

        assertThat(SmallFrame.of(frame, 4)).isSameAs(frame);
    }
}
