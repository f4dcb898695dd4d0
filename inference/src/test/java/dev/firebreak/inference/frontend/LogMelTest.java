package dev.firebreak.inference.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LogMelTest {
    private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "sound");

    private final LogMel logMel = new LogMel();

    @Test
    void agreesWithTheDefinitionOnNoise() {
        Random random = new Random(7);
        requireAgreement(samples(i -> random.nextGaussian() * 0.2));
    }

    @Test
    void agreesWithTheDefinitionOnAFullScaleTone() {
        requireAgreement(samples(i -> Math.sin(2 * Math.PI * 3021 * i / 16_000)));
    }

    @Test
    void agreesWithTheDefinitionOnALoneClick() {
        requireAgreement(samples(i -> i == 5_000 ? 1 : 0));
    }

    @Test
    void givesTheLogarithmOfTheOffsetForSilence() {
        float[] silence = logMel.window(new float[LogMel.WINDOW_SAMPLES]);

        assertThat(silence).hasSize(96 * 64).containsOnly((float) Math.log(0.001));
    }

    @Test
    void agreesWithTheReferenceVectorsWhereTheyAreAtHand() throws IOException {
        assumeTrue(
                Files.exists(VECTORS),
                () -> "no reference vectors at " + VECTORS.toAbsolutePath() + "; see shared/vectors");
        float[] expected = floats(VECTORS.resolve("burst.logmel.f32le"));

        float[] found = logMel.window(floats(VECTORS.resolve("burst.f32le")));

        assertThat(found).containsExactly(expected, within(1e-3f));
    }

    @Test
    void refusesAWindowOfAnotherLength() {
        assertThatThrownBy(() -> logMel.window(new float[15_599])).isInstanceOf(IllegalArgumentException.class);
    }

    private void requireAgreement(float[] samples) {
        double[][] expected = SlowLogMel.window(samples);

        float[] found = logMel.window(samples);

        assertThat(expected).hasNumberOfRows(96);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i])
                    .as("frame %d band %d", i / 64, i % 64)
                    .isCloseTo(expected[i / 64][i % 64], within(1e-5));
        }
    }

    private static float[] samples(IntToDoubleFunction at) {
        float[] samples = new float[LogMel.WINDOW_SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) at.applyAsDouble(i);
        }
        return samples;
    }

    private static float[] floats(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
