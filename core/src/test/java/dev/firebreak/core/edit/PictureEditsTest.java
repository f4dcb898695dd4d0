package dev.firebreak.core.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PictureEditsTest {
    private static final int SIDE = 64;

    /** Red rises to the right, green downwards. */
    private static Picture slope() {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                rgb[3 * (y * SIDE + x)] = (byte) (4 * x);
                rgb[3 * (y * SIDE + x) + 1] = (byte) (4 * y);
            }
        }
        return new Picture(SIDE, SIDE, rgb);
    }

    private static int red(Picture picture, int x, int y) {
        return picture.rgb()[3 * (y * picture.width() + x)] & 0xff;
    }

    private static int green(Picture picture, int x, int y) {
        return picture.rgb()[3 * (y * picture.width() + x) + 1] & 0xff;
    }

    private static Picture drawn(Projection projection) {
        return projection.draw(slope(), Picture.plain(SIDE, SIDE, 9, 9, 9));
    }

    @Test
    void aPartIsShownAlone() {
        Picture part = drawn(Projection.part(0.5, 0, 1, 0.5));

        assertThat(red(part, 0, 32)).isCloseTo(128, within(4));
        assertThat(green(part, 32, 63)).isCloseTo(126, within(4));
    }

    @Test
    void aMirrorExchangesLeftAndRight() {
        Picture mirrored = drawn(Projection.part(1, 0, 0, 1));

        assertThat(red(mirrored, 0, 10)).isCloseTo(252, within(4));
        assertThat(green(mirrored, 5, 10)).isCloseTo(40, within(4));
    }

    @Test
    void whatIsPutIntoAPartLeavesTheRest() {
        Picture put = drawn(Projection.into(0.25, 0.25, 0.75, 0.75));

        assertThat(red(put, 2, 32)).isEqualTo(9);
        assertThat(red(put, 32, 32)).isCloseTo(128, within(8));
    }

    @Test
    void aQuarterTurnIsClockwise() {
        Picture turned = drawn(Projection.quarters(1));

        assertThat(red(turned, 10, 63)).isCloseTo(252, within(4));
        assertThat(green(turned, 63, 10)).isCloseTo(0, within(4));
    }

    @Test
    void smallTurnsKeepTheMiddle() {
        Picture turned = drawn(Projection.turned(Math.toRadians(5), 1, 1));

        assertThat(red(turned, 32, 32)).isCloseTo(128, within(6));
        assertThat(green(turned, 32, 32)).isCloseTo(128, within(6));
        assertThat(green(turned, 60, 32)).isLessThan(green(turned, 4, 32) + 64);
    }

    @Test
    void cornersGoWhereTheyAreSent() {
        Picture seen = drawn(Projection.corners(0.1, 0.2, 0.9, 0.1, 0.8, 0.9, 0.2, 0.8));

        assertThat(red(seen, 8, 14)).isLessThan(30);
        assertThat(red(seen, 56, 8)).isGreaterThan(225);
        assertThat(green(seen, 50, 55)).isGreaterThan(220);
        assertThat(red(seen, 1, 1)).isEqualTo(9);
    }

    @Test
    void coloursChangeAsTold() {
        Picture grey = Tone.saturation(0).apply(slope());
        Picture darker = Tone.curve(1, -0.2, 1).apply(slope());

        assertThat(red(grey, 40, 20)).isEqualTo(green(grey, 40, 20));
        assertThat(red(darker, 40, 20)).isCloseTo(160 - 51, within(2));
        assertThat(Tone.hue(0).apply(slope()).rgb()).isEqualTo(slope().rgb());
    }

    @Test
    void blurKeepsWhatIsFlatAndNoiseItsMean() {
        Picture flat = Picture.plain(SIDE, SIDE, 100, 100, 100);
        Picture noisy = Grain.noisy(flat, 10, 3);
        double sum = 0;
        double squares = 0;
        for (byte each : noisy.rgb()) {
            sum += each & 0xff;
            squares += Math.pow((each & 0xff) - 100, 2);
        }

        assertThat(Grain.blurred(flat, 0.1).rgb()).isEqualTo(flat.rgb());
        assertThat(sum / noisy.rgb().length).isCloseTo(100, within(1.0));
        assertThat(Math.sqrt(squares / noisy.rgb().length)).isCloseTo(10, within(1.0));
    }

    @Test
    void aPictureHasAsManyBytesAsItSays() {
        assertThat(new Picture(Picture.MAX_SIDE, 1, new byte[3 * Picture.MAX_SIDE]).width())
                .isEqualTo(1024);
        assertThatThrownBy(() -> new Picture(Picture.MAX_SIDE + 1, 1, new byte[3 * 1025]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Picture(2, 2, new byte[11])).isInstanceOf(IllegalArgumentException.class);
    }
}
