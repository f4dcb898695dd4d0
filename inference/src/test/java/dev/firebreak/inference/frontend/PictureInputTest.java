package dev.firebreak.inference.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.evidence.Frame;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureInputTest {
    @ParameterizedTest
    @CsvSource({"320,180", "180,320", "320,240", "57,320", "320,1", "1,320", "1,1", "160,160", "161,159", "2,3"})
    void agreesWithAreaOrLinearResizingByDefinition(int width, int height) {
        Frame frame = noise(width, height);
        PictureInput input = new PictureInput(160);
        byte[] found = new byte[input.bytes()];

        input.write(frame, found, 0);

        for (int y = 0; y < 160; y += 7) {
            for (int x = 0; x < 160; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    assertThat((double) (found[(y * 160 + x) * 3 + channel] & 0xff))
                            .as("x %d y %d channel %d", x, y, channel)
                            .isCloseTo(expected(frame, x, y, channel), within(1.1));
                }
            }
        }
    }

    @Test
    void copiesAPictureOfTheRightSize() {
        Frame frame = noise(192, 192);
        byte[] found = new byte[192 * 192 * 3];

        new PictureInput(192).write(frame, found, 0);

        assertThat(found).isEqualTo(frame.rgb());
    }

    @Test
    void keepsOneColourOneColour() {
        byte[] rgb = new byte[320 * 177 * 3];
        java.util.Arrays.fill(rgb, (byte) 255);
        byte[] found = new byte[160 * 160 * 3];

        new PictureInput(160).write(new Frame(Duration.ZERO, 320, 177, rgb, true), found, 0);

        assertThat(found).containsOnly((byte) 255);
    }

    @Test
    void writesWhereItIsToldTo() {
        PictureInput input = new PictureInput(160);
        byte[] alone = new byte[input.bytes()];
        byte[] second = new byte[2 * input.bytes()];
        Frame frame = noise(320, 180);

        input.write(frame, alone, 0);
        input.write(frame, second, input.bytes());

        assertThat(second).startsWith(new byte[input.bytes()]).endsWith(alone);
    }

    @Test
    void refusesSidesOutsideItsLimits() {
        assertThat(new PictureInput(32).side()).isEqualTo(32);
        assertThat(new PictureInput(320).side()).isEqualTo(320);
        assertThatThrownBy(() -> new PictureInput(31)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PictureInput(321)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Frame noise(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        new Random(3).nextBytes(rgb);
        return new Frame(Duration.ZERO, width, height, rgb, true);
    }

    private static double expected(Frame frame, int x, int y, int channel) {
        double sum = 0;
        for (int row = 0; row < frame.height(); row++) {
            double down = share(y, row, frame.height());
            if (down > 0) {
                for (int column = 0; column < frame.width(); column++) {
                    double across = share(x, column, frame.width());
                    sum += down * across * (frame.rgb()[(row * frame.width() + column) * 3 + channel] & 0xff);
                }
            }
        }
        return sum;
    }

    /** How much of source pixel {@code source} goes into pixel {@code to} of 160. */
    private static double share(int to, int source, int before) {
        double scale = before / 160.0;
        if (scale > 1) {
            double overlap = Math.min((to + 1) * scale, source + 1) - Math.max(to * scale, source);
            return Math.max(0, overlap) / scale;
        }
        double centre = Math.max(0, Math.min(before - 1, (to + 0.5) * scale - 0.5));
        return Math.max(0, 1 - Math.abs(centre - source));
    }
}
