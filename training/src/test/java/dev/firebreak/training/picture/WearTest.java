package dev.firebreak.training.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.training.data.Pictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WearTest {
    @Test
    void keepsTheSizeAndGivesTheSamePictureForTheSameSeed() {
        for (int seed = 0; seed < 12; seed++) {
            BufferedImage first = Wear.worn(picture(), new Random(seed));
            BufferedImage second = Wear.worn(picture(), new Random(seed));
            assertThat(first.getWidth()).isEqualTo(64);
            assertThat(first.getHeight()).isEqualTo(48);
            assertThat(bytes(first)).as("seed " + seed).isEqualTo(bytes(second));
        }
    }

    @Test
    void hidesNothingInTheMiddle() {
        boolean hidden = false;
        for (int seed = 0; seed < 12; seed++) {
            BufferedImage picture = picture();
            Wear.hideDisplay(picture, new Random(seed));
            assertThat(picture.getRGB(32, 24)).isEqualTo(picture().getRGB(32, 24));
            hidden |= !Arrays.equals(bytes(picture), bytes(picture()));
        }
        assertThat(hidden).isTrue();
    }

    private static byte[] bytes(BufferedImage picture) {
        return Pictures.frame(picture, Duration.ZERO).rgb();
    }

    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        for (int i = 0; i < 12; i++) {
            g.setColor(new Color(20 * i, 240 - 20 * i, (70 * i) % 256));
            g.fillRect(5 * i, 4 * i, 9, 9);
        }
        g.dispose();
        return picture;
    }
}
