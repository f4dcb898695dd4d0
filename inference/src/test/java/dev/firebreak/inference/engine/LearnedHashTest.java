package dev.firebreak.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.inference.tiny.TinyModels;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LearnedHashTest {
    private static final EngineSettings SETTINGS = new EngineSettings(2, 8, Duration.ofMillis(20), 256);

    private final ModelPackage described = TinyModels.described();

    @Test
    void comesOfTheSameRunAsTheScoresAndLeavesThemAsTheyWere() {
        Random random = new Random(1);
        try (InferenceEngine plain = InferenceEngine.open(TinyModels.random(), SETTINGS);
                InferenceEngine engine = InferenceEngine.open(described, SETTINGS)) {
            for (int i = 0; i < 20; i++) {
                Frame frame = frame(random);
                PictureScores before = plain.picture(frame, Pace.FILE).join();
                SeenPicture seen = engine.look(frame, Pace.FILE).join();

                assertThat(seen.scores()).isEqualTo(before);
                assertThat(engine.picture(frame, Pace.FILE).join()).isEqualTo(before);
                assertThat(seen.learned().map(LearnedHash::space)).isEqualTo(described.learnedSpace());
            }
            assertThat(engine.metrics().picture().items()).isEqualTo(40);
        }
    }

    @Test
    void isTheProjectionOfTheLayersMean() {
        Frame frame = frame(new Random(2));
        try (PictureFeatures features = PictureFeatures.open(described, TinyModels.LAYER, TinyModels.LAYER_WIDTH);
                PictureDescriber describer = PictureDescriber.open(described).orElseThrow();
                InferenceEngine engine = InferenceEngine.open(described, SETTINGS)) {
            LearnedHash expected = described
                    .descriptor()
                    .orElseThrow()
                    .hash(features.of(frame), 0, described.learnedSpace().orElseThrow());

            assertThat(describer.describe(frame)).contains(expected);
            assertThat(engine.describe(frame)).contains(expected);
        }
    }

    @Test
    void thereIsNoneWhereThePackageHasNoProjection() {
        try (InferenceEngine engine = InferenceEngine.open(TinyModels.random(), SETTINGS)) {
            Frame frame = frame(new Random(3));

            assertThat(engine.describe(frame)).isEmpty();
            assertThat(engine.look(frame, Pace.FILE).join().learned()).isEmpty();
        }
        assertThat(PictureDescriber.open(TinyModels.random())).isEmpty();
    }

    @Test
    void aLayerThatTheModelDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> open("nowhere", 8)).hasMessageContaining("cannot be used");
        assertThatThrownBy(() -> open(TinyModels.LAYER, 9)).hasMessageContaining("cannot be used");
    }

    private void open(String layer, int width) {
        try (PictureFeatures features = PictureFeatures.open(described, layer, width)) {
            assertThat(features).isNull(); // not reached
        }
    }

    private static Frame frame(Random random) {
        byte[] rgb = new byte[64 * 36 * 3];
        random.nextBytes(rgb);
        return new Frame(Duration.ZERO, 64, 36, rgb, true);
    }
}
