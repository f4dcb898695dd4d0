package dev.firebreak.core.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.evidence.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameHasherTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;

    /** A scene of soft blobs; {@code bar} rows above and below and {@code side} columns beside it are of one brightness. */
    private static LumaPicture picture(long seed, int width, int height, int bar, int side, int brightness) {
        Random random = new Random(seed);
        double[] blobs = random.doubles(60).toArray();
        byte[] samples = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean border = y < bar || y >= height - bar || x < side || x >= width - side;
                double u = (double) (x - side) / (width - 2 * side);
                double v = (double) (y - bar) / (height - 2 * bar);
                double value = border ? brightness : scene(blobs, u, v);
                samples[y * width + x] = (byte) Math.clamp((int) value + random.nextInt(4), 0, 255);
            }
        }
        return new LumaPicture(samples, 0, width, width, height, true);
    }

    private static double scene(double[] blobs, double u, double v) {
        double value = 110;
        for (int i = 0; i < blobs.length; i += 3) {
            double distance = Math.hypot(u - blobs[i], v - blobs[i + 1]);
            value += (i % 2 == 0 ? 130 : -130) * Math.exp(-distance * distance * (40 + 100 * blobs[i + 2]));
        }
        return value;
    }

    private static List<SampledFrame> hashed(List<LumaPicture> pictures) {
        List<SampledFrame> frames = new ArrayList<>();
        FrameHasher hasher = FrameHasher.ofFile(frames::add);
        for (int i = 0; i < pictures.size(); i++) {
            hasher.add(Duration.ofSeconds(i), pictures.get(i), 0);
        }
        hasher.finish();
        return frames;
    }

    private static List<LumaPicture> film(int width, int height, int bar, int side, int brightness) {
        List<LumaPicture> film = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            film.add(picture(i, width, height, bar, side, brightness));
        }
        return film;
    }

    @Test
    void withoutBordersThereIsOneHash() {
        List<SampledFrame> plain = hashed(film(WIDTH, HEIGHT, 0, 0, 0));

        assertThat(plain)
                .hasSize(14)
                .allSatisfy(each -> assertThat(each.whole()).isEmpty());
        assertThat(plain).extracting(SampledFrame::at).isSorted();
    }

    @Test
    void barsAndBordersAreTakenOff() {
        List<SampledFrame> plain = hashed(film(WIDTH, HEIGHT, 0, 0, 0));
        for (int brightness : new int[] {0, 16, 128, 255}) {
            List<SampledFrame> barred = hashed(film(WIDTH, HEIGHT + 80, 40, 0, brightness));
            List<SampledFrame> framed = hashed(film(WIDTH + 60, HEIGHT + 60, 30, 30, brightness));
            for (int i = 0; i < plain.size(); i++) {
                assertThat(barred.get(i).whole()).isPresent();
                assertThat(barred.get(i).pdq().distance(plain.get(i).pdq())).isLessThanOrEqualTo(31);
                assertThat(framed.get(i).pdq().distance(plain.get(i).pdq())).isLessThanOrEqualTo(31);
                assertThat(barred.get(i)
                                .whole()
                                .orElseThrow()
                                .distance(plain.get(i).pdq()))
                        .isGreaterThan(31);
            }
        }
    }

    @Test
    void aDarkSceneDoesNotCropItself() {
        List<LumaPicture> film = film(WIDTH, HEIGHT, 0, 0, 0);
        List<LumaPicture> darkened = new ArrayList<>(film);
        for (int i = 5; i < 12; i++) {
            darkened.set(i, picture(i, WIDTH, HEIGHT, 60, 100, 2));
        }

        assertThat(hashed(darkened)).allSatisfy(each -> assertThat(each.whole()).isEmpty());
    }

    @Test
    void aBlackPictureSaysNothingOfBorders() {
        List<LumaPicture> film = film(WIDTH, HEIGHT + 80, 40, 0, 0);
        film.set(3, new LumaPicture(new byte[WIDTH * HEIGHT], 0, WIDTH, WIDTH, HEIGHT, true));

        List<SampledFrame> frames = hashed(film);

        assertThat(frames.get(3).quality()).isZero();
        assertThat(frames.get(4).whole()).isPresent();
    }

    @Test
    void aLiveStreamsFramesComeAtOnce() {
        List<SampledFrame> frames = new ArrayList<>();
        FrameHasher hasher = FrameHasher.ofStream(frames::add);
        LumaPicture picture = picture(1, WIDTH, HEIGHT, 0, 0, 0);
        byte[] rgb = new byte[WIDTH * HEIGHT * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = picture.samples()[i / 3];
        }

        hasher.add(new Frame(Duration.ofSeconds(7), WIDTH, HEIGHT, rgb, true));

        assertThat(frames).hasSize(1);
        assertThat(frames.getFirst().at()).isEqualTo(Duration.ofSeconds(7));
        assertThat(frames.getFirst()
                        .pdq()
                        .distance(hashed(List.of(picture)).getFirst().pdq()))
                .isLessThan(4);
    }

    @Test
    void aPictureHeldSidewaysIsHashedUpright() {
        LumaPicture upright = picture(5, WIDTH, HEIGHT, 0, 0, 0);
        byte[] turned = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                turned[(WIDTH - 1 - x) * HEIGHT + y] = upright.samples()[y * WIDTH + x];
            }
        }
        List<SampledFrame> frames = new ArrayList<>();
        FrameHasher hasher = FrameHasher.ofStream(frames::add);

        hasher.add(Duration.ZERO, upright, 0);
        hasher.add(
                Duration.ofSeconds(1),
                new LumaPicture(turned, 0, HEIGHT, /* width= */ HEIGHT, /* height= */ WIDTH, true),
                90);

        assertThat(frames.get(1).pdq().distance(frames.get(0).pdq())).isLessThan(12);
    }

    @Test
    void samplesThatDoNotReachAreRefused() {
        new LumaPicture(new byte[12], 2, 6, 4, 2, true);
        assertThatThrownBy(() -> new LumaPicture(new byte[11], 2, 6, 4, 2, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
