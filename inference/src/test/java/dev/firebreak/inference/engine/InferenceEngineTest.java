package dev.firebreak.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.inference.tiny.TinyGraph;
import dev.firebreak.inference.tiny.TinyModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InferenceEngineTest {
    private static final EngineSettings SETTINGS = new EngineSettings(2, 8, Duration.ofMillis(20), 256);

    @Test
    void scoresSoundAndPicturesAsTheModelsSay() {
        try (InferenceEngine engine = InferenceEngine.open(TinyModels.obvious(), SETTINGS)) {
            SoundScores silence = engine.sound(new LogMel().window(new float[LogMel.WINDOW_SAMPLES]), Pace.FILE)
                    .join();
            SoundScores loud = engine.sound(filled(1), Pace.FILE).join();
            PictureScores red = engine.picture(picture(255, 0, 0), Pace.FILE).join();
            PictureScores green = engine.picture(picture(0, 255, 0), Pace.FILE).join();

            assertThat(silence.gunfire()).isLessThan(1e-6);
            assertThat(loud.gunfire()).isGreaterThan(0.999);
            assertThat(loud.real()).isGreaterThan(0.9);
            assertThat(red.firearmFirstPerson()).isGreaterThan(0.99);
            assertThat(green.game()).isGreaterThan(0.99);
        }
    }

    @Test
    void givesTheSameScoresWhateverIsInTheBatch() {
        Random random = new Random(9);
        List<float[]> windows = new ArrayList<>();
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            windows.add(noise(random));
            frames.add(picture(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
        }
        EngineSettings alone = new EngineSettings(1, 1, Duration.ZERO, 256);
        try (InferenceEngine together = InferenceEngine.open(TinyModels.random(), SETTINGS);
                InferenceEngine apart = InferenceEngine.open(TinyModels.random(), alone)) {
            assertThat(soundScores(together, windows)).isEqualTo(soundScores(apart, windows));
            assertThat(pictureScores(together, frames)).isEqualTo(pictureScores(apart, frames));

            assertThat(apart.metrics().sound().meanBatch()).isEqualTo(1);
            assertThat(together.metrics().sound().items()).isEqualTo(24);
            assertThat(together.metrics().sound().largestBatch()).isEqualTo(8);
        }
    }

    @Test
    void refusesAWindowOfAnotherShape() {
        try (InferenceEngine engine = InferenceEngine.open(TinyModels.obvious(), SETTINGS)) {
            assertThatThrownBy(() -> engine.sound(new float[6143], Pace.LIVE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesWhatIsNoGraph() {
        requireUnusable(new byte[] {1, 2, 3}, "sound.onnx");
        requireUnusable(new byte[0], "sound.onnx");
        byte[] cutOff = TinyModels.loudness();
        requireUnusable(Arrays.copyOf(cutOff, cutOff.length - 20), "sound.onnx");
    }

    @Test
    void refusesAGraphWithOtherInputs() {
        requireUnusable(sound("other", 96, "gunfire", 1, 12f), "its only input must be logmel");
        requireUnusable(sound("logmel", 95, "gunfire", 1, 12f), "logmel must be FLOAT [-1, 1, 96, 64]");
    }

    @Test
    void refusesAGraphWithOtherOutputs() {
        requireUnusable(sound("logmel", 96, "bang", 1, 12f), "it has no output gunfire");
        requireUnusable(sound("logmel", 96, "gunfire", 2, 12f), "gunfire must be FLOAT [-1, 1]");
    }

    @Test
    void refusesAGraphThatGivesNoNumbers() {
        requireUnusable(sound("logmel", 96, "gunfire", 1, Float.NaN), "it gives NaN on noise");
    }

    private static byte[] sound(String input, int frames, String output, int width, float offset) {
        float[] gain = new float[width];
        float[] offsets = new float[width];
        Arrays.fill(offsets, offset);
        return new TinyGraph()
                .input(input, TinyGraph.FLOAT, 1, frames, 64)
                .output(output, TinyGraph.FLOAT, width)
                .output("source", TinyGraph.FLOAT, 3)
                .node("GlobalAveragePool", "mean", input)
                .node("Flatten", "flat", "mean")
                .weights("gain", gain, 1, width)
                .weights("offset", offsets, width)
                .node("Gemm", output, "flat", "gain", "offset")
                .weights("gains", new float[3], 1, 3)
                .weights("offsets", new float[3], 3)
                .node("Gemm", "source", "flat", "gains", "offsets")
                .onnx();
    }

    private static void requireUnusable(byte[] sound, String message) {
        ModelPackage models = ModelPackage.of(TinyModels.description(), sound, TinyModels.colour(), "");
        assertThatThrownBy(() -> InferenceEngine.open(models, SETTINGS).close())
                .isInstanceOfSatisfying(
                        FirebreakException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNUSABLE))
                .hasMessageContaining(message);
    }

    private static List<SoundScores> soundScores(InferenceEngine engine, List<float[]> windows) {
        List<CompletableFuture<SoundScores>> futures =
                windows.stream().map(window -> engine.sound(window, Pace.LIVE)).toList();
        return futures.stream().map(CompletableFuture::join).toList();
    }

    private static List<PictureScores> pictureScores(InferenceEngine engine, List<Frame> frames) {
        List<CompletableFuture<PictureScores>> futures =
                frames.stream().map(frame -> engine.picture(frame, Pace.LIVE)).toList();
        return futures.stream().map(CompletableFuture::join).toList();
    }

    private static float[] noise(Random random) {
        float[] window = new float[96 * 64];
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) random.nextGaussian();
        }
        return window;
    }

    private static float[] filled(float value) {
        float[] window = new float[96 * 64];
        Arrays.fill(window, value);
        return window;
    }

    private static Frame picture(int red, int green, int blue) {
        byte[] rgb = new byte[64 * 36 * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return new Frame(Duration.ZERO, 64, 36, rgb, true);
    }
}
