package dev.firebreak.training.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 54;

    private final BufferedImage picture = picture(Color.RED, Color.BLUE);
    private final BufferedImage other = picture(Color.GREEN, Color.YELLOW);

    @Test
    void mirroringTwiceGivesThePictureBack() {
        assertThat(Edits.pixels(Edits.mirrored(picture))).isNotEqualTo(Edits.pixels(picture));
        assertThat(Edits.pixels(Edits.mirrored(Edits.mirrored(picture)))).isEqualTo(Edits.pixels(picture));
    }

    @Test
    void aCropHasThatShareOfEachSide() {
        BufferedImage cropped = Edits.cropped(picture, 0.5, new Random(1));

        assertThat(cropped.getWidth()).isEqualTo(WIDTH / 2);
        assertThat(cropped.getHeight()).isEqualTo(HEIGHT / 2);
    }

    @Test
    void aCropOfTheWholeIsThePicture() {
        assertThat(Edits.pixels(Edits.cropped(picture, 1, new Random(1)))).isEqualTo(Edits.pixels(picture));
    }

    @Test
    void aPictureWithinAnotherLeavesTheOtherAround() {
        int[] pixels = Edits.pixels(Edits.within(other, picture, 0.5, new Random(2)));

        assertThat(pixels).contains(Color.RED.getRGB(), Color.GREEN.getRGB());
    }

    @Test
    void aScreenIsFilmedWithTheRoomAroundItDark() {
        BufferedImage filmed = new Screen(1, new Random(4)).filmed(picture, other);

        assertThat(filmed.getWidth()).isEqualTo(WIDTH);
        Color middle = new Color(filmed.getRGB(WIDTH / 4, HEIGHT / 2));
        assertThat(middle.getRed()).isGreaterThan(middle.getGreen());
    }

    @Test
    void noEditChangesThePictureItIsGivenAndTheSameSeedGivesTheSameEdit() {
        int[] before = Edits.pixels(picture);
        for (int seed = 0; seed < 60; seed++) {
            int[] once = Edits.pixels(RandomEdit.of(picture, other, new Random(seed)));
            assertThat(Edits.pixels(RandomEdit.of(picture, other, new Random(seed))))
                    .isEqualTo(once);
        }
        assertThat(Edits.pixels(picture)).isEqualTo(before);
    }

    private static BufferedImage picture(Color left, Color right) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(left);
        g.fillRect(0, 0, WIDTH / 2, HEIGHT);
        g.setColor(right);
        g.fillRect(WIDTH / 2, 0, WIDTH / 2, HEIGHT);
        g.dispose();
        return picture;
    }
}
