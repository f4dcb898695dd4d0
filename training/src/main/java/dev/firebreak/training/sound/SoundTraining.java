package dev.firebreak.training.sound;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.model.SoundCalibration;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.SoundDecoder;
import dev.firebreak.training.fit.Checkpoints;
import dev.firebreak.training.fit.Fitting;
import dev.firebreak.training.fit.Progress;
import dev.firebreak.training.graph.Activations;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.TrainableGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/** Trains the sound model: YAMNet's network, all layers, with heads for gunfire and its source. */
public final class SoundTraining {
    /** Metres: to the other end of a street. */
    private static final double FARTHEST_SHOT = 200;

    /** The label of clips that hold recorded gunfire. */
    public static final String RECORDED_GUNFIRE = "gunshot";

    /**
     * A window counts as gunfire only where the teacher's score is above this: a synthetic shot that is drowned or too far
     * away would teach that noise is gunfire.
     */
    private static final float TEACHER_SURE = 0.4f;

    /** Windows of game play, where nobody wrote the shots down, count as no gunfire below this. */
    private static final float TEACHER_DENIES = 0.03f;

    private final Teacher teacher;
    private final SoundSettings settings;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private final Checkpoints checkpoints;
    private final LiveCodec codec;

    public SoundTraining(
            Graph initial,
            SoundSettings settings,
            LiveCodec codec,
            Progress progress,
            LongSupplier nanoTime,
            Checkpoints checkpoints) {
        this.teacher = new Teacher(initial);
        this.settings = settings;
        this.codec = codec;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.checkpoints = checkpoints;
    }

    /**
     * The trained network with outputs {@code gunfire} and {@code source}, its calibration, and what it was checked on.
     *
     * @param validation examples of other source groups
     * @param gunfireLogits its logits on them
     * @param sourceLogits its logits on them
     */
    @SuppressWarnings("ArrayRecordComponent") // logits are passed on, never compared
    public record Trained(
            Graph graph,
            SoundCalibration calibration,
            List<SoundExample> validation,
            float[] gunfireLogits,
            float[][] sourceLogits) {}

    /** Renders, trains, calibrates. */
    public Trained train(Collection<Clip> training, Collection<Clip> validation, SoundDecoder decoder, long seed) {
        progress.stage("sound: decoding %d clips".formatted(training.size() + validation.size()));
        SoundMaterial material = SoundMaterial.decode(training, decoder);
        SoundMaterial heldOut = SoundMaterial.decode(validation, decoder);
        if (!material.hasNegatives() || !heldOut.hasNegatives()) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The recipe's material needs harmless sounds on both sides, training and validation");
        }
        progress.stage("sound: rendering %d windows".formatted(settings.examples() + settings.validationExamples()));
        List<SoundExample> windows = render(material, settings.examples(), true, seed);
        List<SoundExample> checks = render(heldOut, settings.validationExamples(), false, seed + 1);
        progress.stage("sound: asking the teacher");
        List<Opinion> opinions = opinions(windows);
        List<Opinion> checkOpinions = opinions(checks);
        resolve(windows, opinions);
        resolve(checks, checkOpinions);
        SoundTask task =
                new SoundTask(windows, checks, opinions, checkOpinions, settings.distillation(), teacher.classes());
        progress.stage("sound: fitting the heads");
        SoundHeads heads = new SoundHeads(windows, opinions);
        Graph start = teacher.withHeads(heads.gunfire(teacher.gunshot(), settings.ridge()), heads.source());
        progress.stage("sound: training");
        Graph fitted =
                new Fitting("sound", settings.schedule(), progress, nanoTime, checkpoints).fit(start, task, seed);
        return calibrated(fitted.making(List.of("gunfire", "source")), checks);
    }

    private List<SoundExample> render(SoundMaterial material, int count, boolean vary, long seed) {
        int sounds = vary ? settings.gunfireSounds() : Math.max(1, settings.gunfireSounds() / 4);
        List<float[]> gunfire = GunfireBank.make(sounds, vary, FARTHEST_SHOT, new Random(seed));
        return new ArrayList<>(
                new SoundExamples(material, gunfire, settings.live(), codec, new Random(seed + 7)).render(count));
    }

    private List<Opinion> opinions(List<SoundExample> examples) {
        return teacher.opinions(examples.stream().map(SoundExample::logMel).toList());
    }

    /**
     * What stays of a label after the teacher was asked. Synthetic gunfire that it does not hear is unknown, and so is the
     * source of what it does not hear; of a window over which something was laid it is asked as it was before. A game's
     * weapons and play teach no gunfire at all, only quiet: recordings of real shots are told from other sounds less well
     * with them. Recorded shots need no second opinion.
     */
    private void resolve(List<SoundExample> examples, List<Opinion> opinions) {
        Map<Integer, Float> before = heardBefore(examples);
        for (int i = 0; i < examples.size(); i++) {
            SoundExample example = examples.get(i);
            float score = before.getOrDefault(i, opinions.get(i).gunfire());
            if (example.vouchedFor() || score > TEACHER_SURE) {
                continue;
            }
            boolean quiet = example.gunfire() == 0 || (Float.isNaN(example.gunfire()) && score < TEACHER_DENIES);
            examples.set(i, example.withSource(SoundExample.UNKNOWN).withGunfire(quiet ? 0 : Float.NaN));
        }
    }

    /** The teacher's score of gunfire of each window over which something was laid, as it was before. */
    private Map<Integer, Float> heardBefore(List<SoundExample> examples) {
        List<Integer> which = new ArrayList<>();
        List<float[]> windows = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            float[] before = examples.get(i).before();
            if (before != null) {
                which.add(i);
                windows.add(before);
            }
        }
        List<Opinion> opinions = teacher.opinions(windows);
        Map<Integer, Float> heard = new HashMap<>();
        for (int i = 0; i < opinions.size(); i++) {
            heard.put(which.get(i), opinions.get(i).gunfire());
        }
        return heard;
    }

    private static Trained calibrated(Graph model, List<SoundExample> checks) {
        float[] gunfire = new float[checks.size()];
        float[][] sources = new float[checks.size()][];
        try (TrainableGraph network = new TrainableGraph(model)) {
            for (int i = 0; i < checks.size(); i++) {
                Logits logits = logits(network, checks.get(i).logMel());
                gunfire[i] = logits.gunfire();
                sources[i] = logits.source();
            }
            SoundCalibration calibration = SoundCalibrating.fit(checks, gunfire, sources);
            return new Trained(model, calibration, checks, gunfire, sources);
        }
    }

    private static Logits logits(TrainableGraph network, float[] logMel) {
        try (NDManager manager = network.newBatch()) {
            Activations made =
                    network.forward(manager.create(logMel, new Shape(1, 1, LogMel.WINDOW_FRAMES, LogMel.BANDS)));
            return new Logits(
                    made.get("gunfire").toFloatArray()[0], made.get("source").toFloatArray());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // read at once
    private record Logits(float gunfire, float[] source) {}
}
