package dev.firebreak.inference.tiny;

import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.inference.model.ModelDescription;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.inference.model.PictureCalibration;
import dev.firebreak.inference.model.PictureModel;
import dev.firebreak.inference.model.SignProjection;
import dev.firebreak.inference.model.SoundCalibration;
import dev.firebreak.inference.model.SoundModel;
import dev.firebreak.inference.model.TrainingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Packages for tests. */
public final class TinyModels {
    public static final int SIDE = 32;

    /** A layer of {@link #random}'s picture model. */
    public static final String LAYER = "r1";

    public static final int LAYER_WIDTH = 8;

    private TinyModels() {}

    /** Loud sound is real gunfire; a red picture is a firearm, a green one a game, a blue one a film, a black one other. */
    public static ModelPackage obvious() {
        return ModelPackage.of(description(), loudness(), colour(), "# Tiny\n");
    }

    /** Small convolutional networks with random weights: scores that depend on each value of the input. */
    public static ModelPackage random() {
        return ModelPackage.of(description(), randomSound(), randomPicture(), "# Random\n");
    }

    /** {@link #random} with a projection of its first layer. */
    public static ModelPackage described() {
        return described(random(), 8);
    }

    /** A package with a random projection of {@link #LAYER}. */
    public static ModelPackage described(ModelPackage models, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[256][];
        Arrays.setAll(rows, row -> random.doubles(LAYER_WIDTH, -1, 1).toArray());
        double[] means = random.doubles(LAYER_WIDTH, 0, 0.5).toArray();
        double[] spreads = random.doubles(LAYER_WIDTH, 0.1, 0.5).toArray();
        return models.withDescriptor(
                SignProjection.of(means, spreads, rows),
                LAYER,
                "2",
                models.description().training(),
                models.description().measured(),
                models.card());
    }

    public static OperatingPoints points() {
        return new OperatingPoints(
                0.3,
                0.6,
                0.9,
                0.5,
                0.5,
                0,
                2,
                Duration.ofSeconds(5),
                3,
                0.8,
                Duration.ofSeconds(60),
                Duration.ofSeconds(3));
    }

    public static ModelDescription description() {
        return new ModelDescription(
                "tiny",
                "1",
                Instant.parse("2026-11-21T00:00:00Z"),
                new SoundModel("sound.onnx", "", "logmel", "gunfire", "source", SoundCalibration.NONE),
                new PictureModel(
                        "picture.onnx", "", SIDE, "rgb", "class", PictureModel.CLASSES, PictureCalibration.NONE),
                points(),
                new TrainingRecord(List.of("none"), "written by a test", 1, "none"),
                Map.of("soundRecall", 0.5));
    }

    /** Gunfire logit = 4 × mean of the log-mel + 12: -15.6 for silence, above 10 for loud noise. */
    public static byte[] loudness() {
        return soundGraph()
                .node("GlobalAveragePool", "mean", "logmel")
                .node("Flatten", "flat", "mean")
                .weights("gain", new float[] {4}, 1, 1)
                .weights("offset", new float[] {12}, 1)
                .node("Gemm", "gunfire", "flat", "gain", "offset")
                .weights("nothing", new float[3], 1, 3)
                .weights("real", new float[] {4, 0, 0}, 3)
                .node("Gemm", "source", "flat", "nothing", "real")
                .onnx();
    }

    /** Logits = 10 × mean of red, green, blue in [0, 1], and 1 for other. */
    public static byte[] colour() {
        float[] pick = {10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0};
        return pictureGraph(SIDE)
                .node("GlobalAveragePool", "mean", "pixels")
                .node("Flatten", "flat", "mean")
                .weights("pick", pick, 3, 4)
                .weights("other", new float[] {0, 0, 0, 1}, 4)
                .node("Gemm", "class", "flat", "pick", "other")
                .onnx();
    }

    private static byte[] randomSound() {
        Random random = new Random(5);
        TinyGraph graph = soundGraph();
        return layers(graph, "logmel", 1, random)
                .weights("w1", noise(random, 16), 16, 1)
                .weights("b1", noise(random, 1), 1)
                .node("Gemm", "gunfire", "flat", "w1", "b1")
                .weights("w3", noise(random, 48), 16, 3)
                .weights("b3", noise(random, 3), 3)
                .node("Gemm", "source", "flat", "w3", "b3")
                .onnx();
    }

    private static byte[] randomPicture() {
        Random random = new Random(6);
        return layers(pictureGraph(SIDE), "pixels", 3, random)
                .weights("w4", noise(random, 64), 16, 4)
                .weights("b4", noise(random, 4), 4)
                .node("Gemm", "class", "flat", "w4", "b4")
                .onnx();
    }

    private static TinyGraph layers(TinyGraph graph, String from, int channels, Random random) {
        return graph.weights("k1", noise(random, 8 * channels * 9), 8, channels, 3, 3)
                .node("Conv", "strides", new long[] {2, 2}, "c1", from, "k1")
                .node("Relu", "r1", "c1")
                .weights("k2", noise(random, 16 * 8 * 9), 16, 8, 3, 3)
                .node("Conv", "strides", new long[] {2, 2}, "c2", "r1", "k2")
                .node("GlobalAveragePool", "mean", "c2")
                .node("Flatten", "flat", "mean");
    }

    private static TinyGraph soundGraph() {
        return new TinyGraph()
                .input("logmel", TinyGraph.FLOAT, 1, 96, 64)
                .output("gunfire", TinyGraph.FLOAT, 1)
                .output("source", TinyGraph.FLOAT, 3);
    }

    private static TinyGraph pictureGraph(int side) {
        return new TinyGraph()
                .input("rgb", TinyGraph.UINT8, side, side, 3)
                .output("class", TinyGraph.FLOAT, 4)
                .node("Cast", "to", TinyGraph.FLOAT, "real", "rgb")
                .node("Transpose", "perm", new long[] {0, 3, 1, 2}, "planes", "real")
                .weights("scale", new float[] {1 / 255f}, 1)
                .node("Mul", "pixels", "planes", "scale");
    }

    private static float[] noise(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian() * 0.3f;
        }
        return values;
    }
}
