package dev.firebreak.core.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.PdqHash;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintBytesTest {
    private static VideoFingerprint any(Random random) {
        FingerprintBuilder builder = new FingerprintBuilder(Duration.ofMillis(1 + random.nextInt(5000)));
        long millis = 0;
        boolean learned = random.nextBoolean();
        for (int i = random.nextInt(50); i > 0; i--) {
            millis += 1 + random.nextInt(random.nextBoolean() ? 1000 : 30_000);
            PdqHash hash = new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
            Optional<PdqHash> whole =
                    random.nextInt(3) == 0 ? Optional.of(Film.edited(hash, 9, random)) : Optional.empty();
            SampledFrame frame = new SampledFrame(Duration.ofMillis(millis), hash, whole, random.nextInt(101));
            builder.add(learned && random.nextInt(5) > 0 ? frame.withLearned(Optional.of(learned(random))) : frame);
        }
        builder.extendTo(Duration.ofMillis(millis + random.nextInt(9000)));
        return builder.fingerprint();
    }

    private static LearnedHash learned(Random random) {
        return new LearnedHash(7, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    @Test
    void withoutLearnedHashesTheFirstVersionIsWrittenAndWithThemTheSecond() {
        VideoFingerprint plain = new Film(1).whole(10);
        VideoFingerprint described = described(plain);

        assertThat(FingerprintBytes.write(plain)[3]).isEqualTo((byte) 1);
        assertThat(FingerprintBytes.write(described)[3]).isEqualTo((byte) 2);
        assertThat(FingerprintBytes.write(described).length)
                .isEqualTo(FingerprintBytes.write(plain).length + 8 + 10 * FingerprintBytes.LEARNED_BYTES);
        assertThat(FingerprintBytes.read(FingerprintBytes.write(described)).learnedSpace())
                .contains(7L);
    }

    @Test
    void refusesVersionsItDoesNotKnowAndLearnedHashesThatAreNone() {
        byte[] later = FingerprintBytes.write(new Film(1).whole(10));
        later[3] = FingerprintBytes.VERSION + 1;
        byte[] none = FingerprintBytes.write(described(new Film(1).whole(1)));
        none[none.length - FingerprintBytes.LEARNED_BYTES] = 0;
        byte[] neither = FingerprintBytes.write(described(new Film(1).whole(1)));
        neither[neither.length - FingerprintBytes.LEARNED_BYTES] = 2;

        assertThatThrownBy(() -> FingerprintBytes.read(later)).hasMessageContaining("version 3");
        assertThatThrownBy(() ->
                        FingerprintBytes.read(Arrays.copyOf(none, none.length - FingerprintBytes.LEARNED_BYTES + 1)))
                .hasMessageContaining("has none");
        assertThatThrownBy(() -> FingerprintBytes.read(neither)).hasMessageContaining("neither");
    }

    @Test
    void aVideoHasLearnedHashesOfOneSpaceOnly() {
        VideoFrame one = described(new Film(1).whole(1)).frames().getFirst();
        VideoFrame other = new VideoFrame(
                new dev.firebreak.core.fingerprint.Interval(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                one.pdq(),
                Optional.empty(),
                100,
                Optional.of(new LearnedHash(8, 0, 0, 0, 0)));

        assertThatThrownBy(() ->
                        new VideoFingerprint(Duration.ofSeconds(2), VideoFingerprint.DEFAULT_STEP, List.of(one, other)))
                .hasMessageContaining("one space");
    }

    private static VideoFingerprint described(VideoFingerprint plain) {
        Random random = new Random(5);
        List<VideoFrame> frames = plain.frames().stream()
                .map(frame -> new VideoFrame(
                        frame.span(), frame.pdq(), frame.whole(), frame.quality(), Optional.of(learned(random))))
                .toList();
        return new VideoFingerprint(plain.duration(), plain.step(), frames);
    }

    @Test
    void whatIsWrittenIsRead() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            VideoFingerprint fingerprint = any(random);
            assertThat(FingerprintBytes.read(FingerprintBytes.write(fingerprint)))
                    .isEqualTo(fingerprint);
        }
    }

    @Test
    void changedBytesAreRefusedOrReadAsWhatIsWrittenBackTheSame() {
        Random random = new Random(2);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = FingerprintBytes.write(any(random));
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 10));
            }
            try {
                assertThat(FingerprintBytes.write(FingerprintBytes.read(bytes))).isEqualTo(bytes);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void anHourTakes130Kilobytes() {
        byte[] bytes = FingerprintBytes.write(new Film(1).whole(3600));

        assertThat(bytes.length).isBetween(129_600, 129_700);
    }

    @Test
    void limitsHoldAtTheLimitAndOneBeyond() {
        VideoFrame nothing = new VideoFrame(
                new dev.firebreak.core.fingerprint.Interval(Duration.ZERO, Duration.ZERO),
                new PdqHash(0, 0, 0, 0),
                Optional.empty(),
                0);
        List<VideoFrame> most = java.util.Collections.nCopies(VideoFingerprint.MAX_FRAMES, nothing);
        List<VideoFrame> more = java.util.Collections.nCopies(VideoFingerprint.MAX_FRAMES + 1, nothing);

        VideoFingerprint full =
                new VideoFingerprint(VideoFingerprint.MAX_DURATION, VideoFingerprint.DEFAULT_STEP, most);
        assertThat(FingerprintBytes.read(FingerprintBytes.write(full)).frames()).hasSize(VideoFingerprint.MAX_FRAMES);
        assertThatThrownBy(() -> new VideoFingerprint(Duration.ZERO, VideoFingerprint.DEFAULT_STEP, more))
                .hasMessageContaining("at most 172800 frames");
        assertThatThrownBy(() -> new VideoFingerprint(
                        VideoFingerprint.MAX_DURATION.plusMillis(1), VideoFingerprint.DEFAULT_STEP, List.of()))
                .hasMessageContaining("covers up to");
        assertThatThrownBy(() -> FingerprintBytes.read(new byte[FingerprintBytes.MAX_BYTES + 1]))
                .hasMessageContaining("at most");
        assertThatThrownBy(() -> FingerprintBytes.read(new byte[FingerprintBytes.MAX_BYTES]))
                .hasMessageContaining("does not begin");
    }

    @Test
    void picturesThatHardlyDifferAreOne() {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        Random random = new Random(4);
        PdqHash still = new Film(1).at(0);
        for (int t = 0; t < 60; t++) {
            builder.add(Film.frame(t, Film.edited(still, 3, random), 100));
        }
        builder.add(Film.frame(60, new Film(1).at(9), 100));
        builder.extendTo(Duration.ofSeconds(61));

        VideoFingerprint fingerprint = builder.fingerprint();

        assertThat(fingerprint.frames()).hasSize(2);
        assertThat(fingerprint.frames().getFirst().span().length()).isEqualTo(Duration.ofSeconds(60));
        assertThat(fingerprint.duration()).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void aHoleIsNoPictureThatLasts() {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        builder.add(Film.frame(0, new Film(1).at(0), 100));
        builder.add(Film.frame(20, new Film(1).at(0), 100));

        assertThat(builder.fingerprint().frames())
                .extracting(each -> each.span().length())
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void timesThatDoNotRiseAreLeftOut() {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        builder.add(Film.frame(5, new Film(1).at(0), 100));
        builder.add(Film.frame(5, new Film(1).at(3), 100));
        builder.add(Film.frame(4, new Film(1).at(4), 100));

        assertThat(builder.fingerprint().frames()).hasSize(1);
    }
}
