package dev.firebreak.app.still;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.incident.Still;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class StillEncoderTest {
    @Test
    void keepsSizeColoursAndTime() throws IOException {
        byte[] rgb = new byte[32 * 16 * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            boolean left = i / 3 % 32 < 16;
            rgb[i] = (byte) (left ? 250 : 10);
            rgb[i + 1] = (byte) 10;
            rgb[i + 2] = (byte) (left ? 10 : 250);
        }
        Still still = StillEncoder.encode(new Frame(Duration.ofSeconds(3), 32, 16, rgb, true));
        assertThat(still.at()).isEqualTo(Duration.ofSeconds(3));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(still.jpeg()));
        assertThat(image.getWidth()).isEqualTo(32);
        assertThat(image.getHeight()).isEqualTo(16);
        assertThat(image.getRGB(4, 8) >> 16 & 255).as("red on the left").isGreaterThan(200);
        assertThat(image.getRGB(4, 8) & 255).as("blue on the left").isLessThan(60);
        assertThat(image.getRGB(28, 8) & 255).as("blue on the right").isGreaterThan(200);
    }

    @Test
    void noiseOfTheLargestSizeFits() {
        byte[] rgb = new byte[Frame.MAX_SIDE * Frame.MAX_SIDE * 3];
        new SplittableRandom(1).nextBytes(rgb);
        Still still = StillEncoder.encode(new Frame(Duration.ZERO, Frame.MAX_SIDE, Frame.MAX_SIDE, rgb, true));
        assertThat(still.jpeg().length).isBetween(1000, Still.MAX_BYTES);
    }
}
