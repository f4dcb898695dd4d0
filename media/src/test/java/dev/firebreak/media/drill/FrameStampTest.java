package dev.firebreak.media.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameStampTest {
    private static final Stamp STAMP = new Stamp(345_678, true);
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    @ParameterizedTest
    @CsvSource({"160,90", "161,91", "320,180", "320,240", "180,320", "640,360", "1280,720", "1920,1080"})
    void readsWhatItWroteAtAnySize(int width, int height) {
        byte[] picture = noise(width, height);
        for (Stamp stamp : new Stamp[] {new Stamp(0, false), STAMP, new Stamp(Stamp.MAX_NUMBER, true)}) {
            FrameStamp.write(picture, width, height, stamp);

            assertThat(FrameStamp.read(picture, width, height)).contains(stamp);
        }
    }

    @Test
    void bothWaysOfHoldingPixelsGiveTheSameRow() {
        int[] pixels = new int[640 * 360];
        FrameStamp.write(pixels, 640, 360, STAMP);

        assertThat(FrameStamp.read(640, 360, (x, y) -> pixels[y * 640 + x] & 0xff))
                .contains(STAMP);
    }

    @Test
    void survivesScalingTo320PixelsWithBlurAndNoise() {
        byte[] picture = noise(1280, 720);
        FrameStamp.write(picture, 1280, 720, STAMP);

        byte[] small = disturb(blur(shrink(picture, 1280, 720, 4), 320, 180), 40);

        assertThat(FrameStamp.read(small, 320, 180)).contains(STAMP);
    }

    @Test
    void survivesLowContrastAndAShiftInBrightness() {
        byte[] picture = noise(320, 180);
        FrameStamp.write(picture, 320, 180, STAMP);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (byte) (90 + (picture[i] & 0xff) * 0.4);
        }

        assertThat(FrameStamp.read(picture, 320, 180)).contains(STAMP);
    }

    @Test
    void oneWrongCellMakesItUnreadable() {
        for (int cell = 0; cell < 36; cell++) {
            byte[] picture = noise(360, 180);
            FrameStamp.write(picture, 360, 180, STAMP);
            for (int y = 168; y < 180; y++) {
                for (int i = (y * 360 + cell * 10) * 3; i < (y * 360 + cell * 10 + 10) * 3; i++) {
                    picture[i] = (byte) (251 - (picture[i] & 0xff));
                }
            }

            assertThat(FrameStamp.read(picture, 360, 180)).as("cell %d", cell).isEmpty();
        }
    }

    @Test
    void picturesWithoutAStampHaveNone() {
        byte[] grey = new byte[320 * 180 * 3];
        Arrays.fill(grey, (byte) 128);

        assertThat(FrameStamp.read(grey, 320, 180)).isEmpty();
        for (int i = 0; i < 300; i++) {
            assertThat(FrameStamp.read(noise(160, 90), 160, 90)).isEmpty();
        }
    }

    @Test
    void picturesThatAreTooSmallHaveNone() {
        assertThat(FrameStamp.read(new byte[159 * 90 * 3], 159, 90)).isEmpty();
        assertThat(FrameStamp.read(new byte[160 * 89 * 3], 160, 89)).isEmpty();
        assertThatThrownBy(() -> FrameStamp.write(new byte[159 * 90 * 3], 159, 90, STAMP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesArraysThatAreNoSuchPicture() {
        assertThatThrownBy(() -> FrameStamp.read(new byte[100], 320, 180)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FrameStamp.write(new byte[100], 320, 180, STAMP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersAreLimited() {
        assertThatThrownBy(() -> new Stamp(Stamp.MAX_NUMBER + 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stamp(-1, false)).isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] noise(int width, int height) {
        byte[] picture = new byte[width * height * 3];
        random.nextBytes(picture);
        return picture;
    }

    private byte[] disturb(byte[] picture, double strength) {
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (byte) Math.clamp((picture[i] & 0xff) + random.nextGaussian() * strength, 0, 255);
        }
        return picture;
    }

    private static byte[] shrink(byte[] picture, int width, int height, int factor) {
        byte[] small = new byte[width / factor * (height / factor) * 3];
        for (int i = 0; i < small.length; i++) {
            int x = i / 3 % (width / factor) * factor;
            int y = i / 3 / (width / factor) * factor;
            int sum = 0;
            for (int part = 0; part < factor * factor; part++) {
                sum += picture[((y + part / factor) * width + x + part % factor) * 3 + i % 3] & 0xff;
            }
            small[i] = (byte) (sum / (factor * factor));
        }
        return small;
    }

    /** A box of 3 × 3 pixels. */
    private static byte[] blur(byte[] picture, int width, int height) {
        byte[] blurred = picture.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    int sum = 0;
                    for (int part = 0; part < 9; part++) {
                        sum += picture[((y + part / 3 - 1) * width + x + part % 3 - 1) * 3 + channel] & 0xff;
                    }
                    blurred[(y * width + x) * 3 + channel] = (byte) (sum / 9);
                }
            }
        }
        return blurred;
    }
}
