package dev.firebreak.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.inference.model.PictureCalibration;
import dev.firebreak.inference.model.SoundCalibration;
import dev.firebreak.training.fit.Schedule;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.TinyGraphs;
import dev.firebreak.training.graph.TrainableGraph;
import dev.firebreak.training.graph.WeightStorage;
import dev.firebreak.training.picture.PictureExample;
import dev.firebreak.training.picture.PictureSettings;
import dev.firebreak.training.picture.PictureTraining;
import dev.firebreak.training.sound.LiveWear;
import dev.firebreak.training.sound.SoundExample;
import dev.firebreak.training.sound.SoundSettings;
import dev.firebreak.training.sound.SoundTraining;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportedPackageTest {
    private static final int SIDE = 32;
    private static final Schedule SCHEDULE = new Schedule(1, 4, 0.001);

    @Test
    void scoresInOnnxRuntimeAsInPyTorch() {
        PackageDraft draft = draft();
        Parity exact = Parity.of(draft.with(WeightStorage.FLOAT32, Map.of(), ""), draft.sound(), draft.picture(), SIDE);
        assertThat(exact.sound()).isLessThan(1e-5);
        assertThat(exact.picture()).isLessThan(1e-5);
    }

    @Test
    void losesLittleToHalfPrecision() {
        PackageDraft draft = draft();
        Parity stored =
                Parity.of(draft.with(WeightStorage.FLOAT16, Map.of(), ""), draft.sound(), draft.picture(), SIDE);
        assertThat(stored.sound()).isLessThan(1e-2);
        assertThat(stored.picture()).isLessThan(1e-2);
    }

    @Test
    void losesLittleToEightBits() {
        PackageDraft draft = draft();
        Parity stored = Parity.of(draft.with(WeightStorage.INT8, Map.of(), ""), draft.sound(), draft.picture(), SIDE);
        assertThat(stored.sound()).isLessThan(2e-2);
        assertThat(stored.picture()).isLessThan(2e-2);
    }

    @Test
    void writesTheSameBytesForTheSameNetworks() {
        PackageDraft draft = draft();
        assertThat(draft.with(WeightStorage.FLOAT16, Map.of(), "").sound())
                .isEqualTo(draft.with(WeightStorage.FLOAT16, Map.of(), "").sound());
    }

    static PackageDraft draft() {
        Recipe recipe = new Recipe(
                Path.of("tiny.yaml"),
                "tiny",
                "1",
                1,
                Path.of("cache"),
                Path.of("sound.onnx"),
                Path.of("picture.onnx"),
                "made up",
                List.of(),
                Set.of(),
                Set.of(),
                false,
                OptionalInt.empty(),
                new SoundSettings(1, 1, 1, SCHEDULE, 1, LiveWear.NONE, 0, 1, 1),
                new PictureSettings(SIDE, "a", true, 1, 1, 1, SCHEDULE),
                Optional.empty());
        OperatingPoints points = new OperatingPoints(
                0.3,
                0.5,
                0.9,
                0.5,
                0.1,
                1,
                2,
                Duration.ofSeconds(3),
                1,
                0.5,
                Duration.ofSeconds(8),
                Duration.ofSeconds(10));
        return new PackageDraft(recipe, List.of("made-up"), Instant.EPOCH, sound(), picture(), points);
    }

    private static SoundTraining.Trained sound() {
        Graph graph = TinyGraphs.sound(3);
        Random random = new Random(9);
        List<SoundExample> examples = new ArrayList<>();
        float[] gunfire = new float[8];
        float[][] source = new float[8][];
        try (TrainableGraph network = new TrainableGraph(graph)) {
            for (int i = 0; i < gunfire.length; i++) {
                float[] logMel = new float[96 * 64];
                for (int at = 0; at < logMel.length; at++) {
                    logMel[at] = (float) random.nextGaussian() * 3 - 3;
                }
                examples.add(new SoundExample(logMel, i % 2, 0, "made-up"));
                try (NDManager batch = network.newBatch()) {
                    var made = network.forward(batch.create(logMel, new Shape(1, 1, 96, 64)));
                    gunfire[i] = made.get("gunfire").toFloatArray()[0];
                    source[i] = made.get("source").toFloatArray();
                }
            }
        }
        return new SoundTraining.Trained(graph, SoundCalibration.NONE, examples, gunfire, source);
    }

    private static PictureTraining.Trained picture() {
        Graph graph = TinyGraphs.classes(SIDE, 5);
        Random random = new Random(10);
        List<PictureExample> examples = new ArrayList<>();
        float[][] logits = new float[6][];
        try (TrainableGraph network = new TrainableGraph(graph)) {
            for (int i = 0; i < logits.length; i++) {
                byte[] pixels = new byte[SIDE * SIDE * 3];
                random.nextBytes(pixels);
                examples.add(new PictureExample(pixels, i % 4));
                float[] planes = examples.getLast().planes();
                try (NDManager batch = network.newBatch()) {
                    logits[i] = network.forward(batch.create(planes, new Shape(1, 3, SIDE, SIDE)))
                            .get("class")
                            .toFloatArray();
                }
            }
        }
        return new PictureTraining.Trained(graph, PictureCalibration.NONE, examples, logits);
    }
}
