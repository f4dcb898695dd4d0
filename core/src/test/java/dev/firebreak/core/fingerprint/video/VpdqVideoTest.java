package dev.firebreak.core.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VpdqVideoTest {
    private static VpdqFeature feature(int frame, double seconds) {
        Random random = new Random(frame);
        PdqHash hash = new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
        return new VpdqFeature(frame, 100, hash, seconds);
    }

    private static List<VpdqFeature> each(double step, int count) {
        return IntStream.range(0, count).mapToObj(i -> feature(i, i * step)).toList();
    }

    @Test
    void framesKeepTheirTimes() {
        VideoFingerprint video = VpdqVideo.of(each(1.001, 60)).orElseThrow();

        assertThat(video.frames()).hasSize(60);
        assertThat(video.step()).isEqualTo(Duration.ofMillis(1_001));
        assertThat(video.frames().get(30).span().from()).isEqualTo(Duration.ofMillis(30_030));
        assertThat(VpdqVideo.features(video).get(30).pdq())
                .isEqualTo(feature(30, 0).pdq());
    }

    @Test
    void anyOrderWillDoAndHolesStayHoles() {
        List<VpdqFeature> features = new ArrayList<>(each(1, 10));
        features.add(feature(10, 60));
        Collections.reverse(features);

        VideoFingerprint video = VpdqVideo.of(features).orElseThrow();
        assertThat(video.frames()).hasSize(11);
        assertThat(video.frames().get(9).span().to()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void ofEveryFrameSomeAreEnough() {
        assertThat(VpdqVideo.of(each(0.04, 250)).orElseThrow().frames()).hasSizeBetween(35, 40);
    }

    @Test
    void withoutTimesThereIsNoVideo() {
        List<VpdqFeature> none =
                IntStream.range(0, 20).mapToObj(i -> feature(i, 0)).toList();
        assertThat(VpdqVideo.of(none)).isEmpty();
        assertThat(VpdqVideo.of(List.of(feature(1, 5)))).isEmpty();
        assertThat(VpdqVideo.of(each(200_000, 3))).isEmpty();
    }

    @Test
    void aPictureThatStaysIsAHashEachStep() {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        for (int second = 0; second < 10; second++) {
            builder.add(new SampledFrame(
                    Duration.ofSeconds(second),
                    feature(second / 5, 0).pdq(),
                    second < 5 ? Optional.empty() : Optional.of(feature(99, 0).pdq()),
                    80));
        }

        List<VpdqFeature> features = VpdqVideo.features(builder.fingerprint());
        assertThat(features).extracting(VpdqFeature::frame).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(features).extracting(VpdqFeature::quality).containsOnly(80);
        assertThat(features.get(4).pdq()).isEqualTo(feature(0, 0).pdq());
        assertThat(features.get(5).pdq()).isEqualTo(feature(99, 0).pdq());
    }
}
