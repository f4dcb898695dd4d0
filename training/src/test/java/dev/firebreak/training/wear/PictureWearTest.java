package dev.firebreak.training.wear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Frame;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PictureWearTest {
    @Test
    void masksTheEdgesWithTheMeanOfTheMiddle() {
        Frame masked = PictureWear.withoutEdges(frame(80, 40, (x, y) -> x < 8 || y < 4 ? 255 : 100));
        assertThat(masked.rgb()[0] & 255).isEqualTo(100);
        assertThat(masked.rgb()[(20 * 80 + 40) * 3] & 255).isEqualTo(100);
    }

    @Test
    void takesTheMiddleOfAFrameThatIsToBeUpright() {
        Frame upright = PictureWear.upright(frame(320, 160, (x, y) -> x >= 115 && x < 205 ? 200 : 0));
        assertThat(upright.width()).isEqualTo(90);
        for (byte value : upright.rgb()) {
            assertThat(value & 255).isEqualTo(200);
        }
    }

    @Test
    void leavesAnUprightFrameAsItIs() {
        Frame frame = frame(90, 160, (x, y) -> x);
        assertThat(PictureWear.upright(frame)).isSameAs(frame);
    }

    @Test
    void blursAnEdgeAndKeepsAnEvenPictureEven() {
        Frame even = PictureWear.blurred(frame(64, 4, (x, y) -> 90), 21);
        for (byte value : even.rgb()) {
            assertThat(value & 255).isEqualTo(90);
        }
        Frame edge = PictureWear.blurred(frame(64, 4, (x, y) -> x < 32 ? 0 : 210), 21);
        assertThat(edge.rgb()[32 * 3] & 255).isBetween(90, 120);
        assertThat(edge.rgb()[10 * 3] & 255).isZero();
    }

    @Test
    void takesLightAway() {
        assertThat(PictureWear.dark(frame(4, 4, (x, y) -> 200), 0.2).rgb()[0] & 255)
                .isEqualTo(40);
    }

    private interface Grey {
        int at(int x, int y);
    }

    private static Frame frame(int width, int height, Grey grey) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) grey.at(i / 3 % width, i / 3 / width);
        }
        return new Frame(Duration.ZERO, width, height, rgb, true);
    }
}
