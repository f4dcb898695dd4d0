package dev.firebreak.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.Motion.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class MotionMeterTest {
    private static final double ROW = 1.0 / MotionMeter.HEIGHT;

    private final MotionMeter meter = new MotionMeter();

    @Test
    void measuresAKickAndWhenItTurnedBack() {
        List<Evidence.OfMotion> steps = film(2, 30, t -> 2 * t + kick(t, 1.1, 6));

        assertThat(steps).extracting(Evidence.OfMotion::at).containsExactly(millis(500), millis(1_000), millis(1_500));
        assertThat(jerk(steps.get(0))).isCloseTo(0, within(0.1 * ROW));
        assertThat(steps.get(2).motion()).isInstanceOfSatisfying(Motion.Measured.class, kick -> {
            assertThat(kick.jerk()).isCloseTo(6 * ROW, within(ROW));
            assertThat(kick.at().toMillis()).isBetween(1_000L, 1_200L);
        });
    }

    @Test
    void followsShiftsOfLessThanALine() {
        assertThat(jerk(film(1.5, 30, t -> kick(t, 0.2, 0.5)).getFirst())).isCloseTo(0.5 * ROW, within(0.15 * ROW));
    }

    @Test
    void isNotMovedByAPanThatGoesOn() {
        assertThat(film(2, 30, t -> 20 * t))
                .allSatisfy(step -> assertThat(jerk(step)).isCloseTo(0, within(0.1 * ROW)));
    }

    @Test
    void isNotMovedByASwayThatTakesASecond() {
        assertThat(film(3, 30, t -> 6 * Math.sin(2 * Math.PI * t)))
                .allSatisfy(step -> assertThat(jerk(step)).isLessThan(1.5 * ROW));
    }

    @Test
    void seesAKickInAPictureThatIsStoredSideways() {
        List<Evidence.OfMotion> steps = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long micros = i * 66_667L;
            byte[] turned = new byte[MotionMeter.WIDTH * MotionMeter.HEIGHT];
            double shift = kick(micros / 1e6, 0.3, 8);
            for (int y = 0; y < MotionMeter.HEIGHT; y++) {
                for (int x = 0; x < MotionMeter.WIDTH; x++) {
                    turned[y * MotionMeter.WIDTH + x] = (byte) brightness(x - shift);
                }
            }
            meter.picture(micros, turned, true).ifPresent(steps::add);
        }
        assertThat(jerk(steps.getFirst())).isCloseTo(8.0 / MotionMeter.WIDTH, within(0.7 / MotionMeter.WIDTH));
        assertThat(steps.get(1).motion()).isEqualTo(new Motion.Unknown(Cause.STILL));
    }

    @Test
    void looksAtNoMoreThanFifteenPicturesASecond() {
        int wanted = 0;
        for (int i = 0; i < 600; i++) {
            wanted += meter.wants(i * 1_000_000L / 60) ? 1 : 0;
        }
        assertThat(wanted).isBetween(150, 151);
        assertThat(meter.wants(9_000_000)).isFalse();
        assertThat(meter.wants(-1)).isFalse();
    }

    @Test
    void needsTenPicturesASecond() {
        assertThat(film(2, 10, t -> 0.3 * t))
                .allSatisfy(step -> assertThat(step.motion()).isInstanceOf(Motion.Measured.class));
        assertThat(film(2, 9, t -> 0.3 * t))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.motion()).isEqualTo(new Motion.Unknown(Cause.FEW_PICTURES)));
    }

    @Test
    void saysNothingOfAPictureThatStandsStill() {
        assertThat(film(1.5, 30, t -> 0))
                .allSatisfy(step -> assertThat(step.motion()).isEqualTo(new Motion.Unknown(Cause.STILL)));
    }

    @Test
    void saysNothingOfPicturesThatHaveNothingInCommon() {
        Random random = new Random(3);
        List<Evidence.OfMotion> steps = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[MotionMeter.WIDTH * MotionMeter.HEIGHT];
            for (int y = 0; y < MotionMeter.HEIGHT; y++) {
                java.util.Arrays.fill(
                        noise, y * MotionMeter.WIDTH, (y + 1) * MotionMeter.WIDTH, (byte) random.nextInt());
            }
            meter.picture(i * 66_667L, noise, false).ifPresent(steps::add);
        }
        assertThat(steps)
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.motion()).isEqualTo(new Motion.Unknown(Cause.UNCLEAR)));
    }

    @Test
    void saysNothingOfDarkness() {
        List<Evidence.OfMotion> steps = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] dark = new byte[MotionMeter.WIDTH * MotionMeter.HEIGHT];
            dark[i] = (byte) 255;
            java.util.Arrays.fill(dark, 0, (i % 2) * MotionMeter.WIDTH, (byte) 4);
            meter.picture(i * 66_667L, dark, false).ifPresent(steps::add);
        }
        assertThat(steps.getFirst().motion()).isEqualTo(new Motion.Unknown(Cause.UNCLEAR));
    }

    @Test
    void givesOutNoStepThatPicturesDidNotCoverFromItsStart() {
        assertThat(film(0.2, 1.6, 30, t -> t))
                .extracting(Evidence.OfMotion::at)
                .containsExactly(millis(1_000), millis(1_500));
    }

    @Test
    void forgetsWhatWasBegunBeforeAPause() {
        film(0, 1.3, 30, t -> t);
        meter.pause();
        assertThat(film(1.4, 2.7, 30, t -> t + 10))
                .extracting(Evidence.OfMotion::at)
                .containsExactly(millis(2_000), millis(2_500));
    }

    @Test
    void startsAnewAfterAHoleInTime() {
        film(0, 1.3, 30, t -> t);
        List<Evidence.OfMotion> after = film(8, 9.1, 30, t -> kick(t, 8.3, 6));
        assertThat(after.getFirst())
                .isEqualTo(new Evidence.OfMotion(millis(1_500), new Motion.Unknown(Cause.FEW_PICTURES)));
        assertThat(after.subList(1, after.size()))
                .extracting(Evidence.OfMotion::at)
                .containsExactly(millis(8_500), millis(9_000));
        assertThat(jerk(after.get(1))).isCloseTo(6 * ROW, within(ROW));
    }

    @Test
    void refusesAThumbnailOfAnotherSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> meter.picture(0, new byte[7], false));
    }

    private List<Evidence.OfMotion> film(double seconds, double rate, DoubleUnaryOperator lines) {
        meter.pause();
        return film(0, seconds, rate, lines);
    }

    /** A texture that lies so many lines lower at each time. */
    private List<Evidence.OfMotion> film(double from, double to, double rate, DoubleUnaryOperator lines) {
        List<Evidence.OfMotion> steps = new ArrayList<>();
        for (int i = (int) Math.ceil(from * rate); i < to * rate; i++) {
            long micros = Math.round(i * 1e6 / rate);
            if (meter.wants(micros)) {
                meter.picture(micros, thumbnail(lines.applyAsDouble(micros / 1e6)), false)
                        .ifPresent(steps::add);
            }
        }
        return steps;
    }

    private static byte[] thumbnail(double shift) {
        byte[] luma = new byte[MotionMeter.WIDTH * MotionMeter.HEIGHT];
        for (int y = 0; y < MotionMeter.HEIGHT; y++) {
            for (int x = 0; x < MotionMeter.WIDTH; x++) {
                // Dithered along the row, so that fractions of a grey level are not lost.
                luma[y * MotionMeter.WIDTH + x] = (byte) Math.floor(brightness(y - shift) + (x % 16) / 16.0);
            }
        }
        return luma;
    }

    private static double brightness(double line) {
        return 128 + 40 * Math.sin(line / 5 + 1) + 30 * Math.sin(line / 2.3) + 30 * Math.sin(line / 11.7 + 2);
    }

    /** Up by {@code lines} within a fifteenth of a second, and back within the next two. */
    private static double kick(double seconds, double at, double lines) {
        double since = seconds - at;
        if (since < 0 || since > 0.2) {
            return 0;
        }
        return since < 0.067 ? lines : lines * (0.2 - since) / 0.2 * 0.5;
    }

    private static double jerk(Evidence.OfMotion step) {
        return step.motion().measured().orElseThrow(() -> new AssertionError(step.toString()));
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }
}
