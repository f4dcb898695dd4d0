package dev.firebreak.training.picture;

import ai.djl.ndarray.NDManager;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.inference.model.PictureCalibration;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.FrameDecoder;
import dev.firebreak.training.fit.Checkpoints;
import dev.firebreak.training.fit.Fitting;
import dev.firebreak.training.fit.Platt;
import dev.firebreak.training.fit.Progress;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.TrainableGraph;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Trains the picture model: the first layers of MobileNetV2 with a head of four classes. With no epochs the layers stay as
 * they are and only the head is fitted; with some, all layers learn, and what is better on validation groups is kept.
 */
public final class PictureTraining {
    /**
     * How often, beside life or games, a stream shows a class: the made pictures show all alike. Firearms in first person
     * are rarer, and so are films; and what a film is was learnt from animation and drawings only.
     */
    private static final double[] SHARES = {0.1, 1, 1 / 3.0, 1};

    private final Graph initial;
    private final PictureSettings settings;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private final Checkpoints checkpoints;

    public PictureTraining(
            Graph initial,
            PictureSettings settings,
            Progress progress,
            LongSupplier nanoTime,
            Checkpoints checkpoints) {
        this.initial = initial;
        this.settings = settings;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.checkpoints = checkpoints;
    }

    /**
     * The trained network with the output {@code class}, its calibration, and what it was checked on.
     *
     * @param validation examples of other source groups
     * @param logits its logits on them
     */
    @SuppressWarnings("ArrayRecordComponent") // logits are passed on, never compared
    public record Trained(
            Graph graph, PictureCalibration calibration, List<PictureExample> validation, float[][] logits) {
        /** Mean cross-entropy on what it was checked on, with its calibration. */
        public double loss() {
            double sum = 0;
            for (int i = 0; i < logits.length; i++) {
                sum -= Math.log(Math.max(
                        1e-9,
                        share(
                                calibration.scores(logits[i], 0),
                                validation.get(i).label())));
            }
            return sum / logits.length;
        }

        private static double share(PictureScores scores, int label) {
            return switch (label) {
                case 0 -> scores.firearmFirstPerson();
                case 1 -> scores.game();
                case 2 -> scores.film();
                default -> scores.other();
            };
        }
    }

    /** Makes pictures, trains, calibrates. */
    public Trained train(Collection<Clip> training, Collection<Clip> validation, FrameDecoder decoder, long seed) {
        progress.stage("picture: decoding %d clips".formatted(training.size() + validation.size()));
        PictureMaterial material = PictureMaterial.decode(training, decoder);
        PictureMaterial heldOut = PictureMaterial.decode(validation, decoder);
        if (!material.isComplete() || !heldOut.isComplete()) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The recipe's material needs pictures of games, films and others on both sides");
        }
        progress.stage("picture: making %d pictures".formatted(settings.examples() + settings.validationExamples()));
        List<PictureExample> examples =
                new PictureExamples(material, settings, new Random(seed)).make(settings.examples());
        List<PictureExample> checks =
                new PictureExamples(heldOut, settings, new Random(seed + 1)).make(settings.validationExamples());
        Graph student = initial.embeddingAt(settings.cutAt()).withInputShape(3, settings.side(), settings.side());
        PictureTask task = new PictureTask(examples, checks, settings.side());
        progress.stage("picture: the first head");
        Graph start = PictureHead.on(student, task, settings.ridge());
        if (settings.schedule().epochs() == 0) {
            return calibrated(start, task, checks);
        }
        progress.stage("picture: training all layers");
        Graph tuned =
                new Fitting("picture", settings.schedule(), progress, nanoTime, checkpoints).fit(start, task, seed);
        Trained first = calibrated(start, task, checks);
        Trained last = calibrated(tuned, task, checks);
        boolean better = last.loss() <= first.loss();
        progress.stage("picture: loss %.4f with the first head, %.4f with all layers trained: the %s is kept"
                .formatted(first.loss(), last.loss(), better ? "latter" : "former"));
        return better ? last : first;
    }

    private static Trained calibrated(Graph model, PictureTask task, List<PictureExample> checks) {
        float[][] logits = new float[checks.size()][];
        try (TrainableGraph network = new TrainableGraph(model)) {
            for (int i = 0; i < logits.length; i++) {
                try (NDManager batch = network.newBatch()) {
                    logits[i] = network.forward(task.input(batch, true, new int[] {i}))
                            .get("class")
                            .toFloatArray();
                }
            }
        }
        int[] labels = checks.stream().mapToInt(PictureExample::label).toArray();
        double temperature = Platt.temperature(logits, labels);
        double[] bias = Platt.bias(logits, labels, temperature);
        for (int c = 0; c < bias.length; c++) {
            bias[c] += Math.log(SHARES[c]);
        }
        return new Trained(
                model,
                new PictureCalibration(temperature, Arrays.stream(bias).boxed().toList()),
                checks,
                logits);
    }
}
