package dev.firebreak.training.train;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.training.fit.Progress;
import dev.firebreak.training.graph.WeightStorage;
import dev.firebreak.training.picture.PictureExample;
import dev.firebreak.training.sound.SoundExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How each network of a package is stored: in 8 bits where that costs nothing that can be told from noise, else in halves.
 * The mean loss on validation examples, computed by the engine that the product runs, may rise by no more than its own
 * standard error, and no single score may move far: validation examples are synthetic for the most part, and a network that
 * answers otherwise in 8 bits has been seen to lose recordings of which they say nothing.
 */
record Storages(WeightStorage sound, WeightStorage picture) {
    private static final double LEAST = 1e-6;

    /** How far 8 bits may move any score of any validation example. */
    private static final double MOST_MOVED = 0.1;

    /** Compares and says, in {@code progress}, what came of it. */
    static Storages of(PackageDraft draft, Progress progress) {
        ModelPackage halves = draft.with(WeightStorage.FLOAT16, Map.of(), "");
        ModelPackage eights = draft.with(WeightStorage.INT8, Map.of(), "");
        Parity moved = Parity.of(
                eights, draft.sound(), draft.picture(), draft.recipe().picture().side());
        WeightStorage sound =
                chosen("sound", soundLosses(halves, draft), soundLosses(eights, draft), moved.sound(), progress);
        WeightStorage picture = chosen(
                "picture", pictureLosses(halves, draft), pictureLosses(eights, draft), moved.picture(), progress);
        return new Storages(sound, picture);
    }

    private static WeightStorage chosen(
            String network, double[] halves, double[] eights, double moved, Progress progress) {
        double mean = mean(halves);
        double spread = 0;
        for (double loss : halves) {
            spread += (loss - mean) * (loss - mean);
        }
        double error = Math.sqrt(spread) / Math.max(1, halves.length);
        double rise = mean(eights) - mean;
        WeightStorage storage = rise <= error && moved <= MOST_MOVED ? WeightStorage.INT8 : WeightStorage.FLOAT16;
        progress.stage(String.format(
                Locale.ROOT,
                "%s: loss %.4f in halves, %+.4f in 8 bits, standard error %.4f, a score moved by %.2f at most: stored as %s",
                network,
                mean,
                rise,
                error,
                moved,
                storage));
        return storage;
    }

    private static double mean(double[] losses) {
        return Arrays.stream(losses).average().orElse(0);
    }

    private static double[] soundLosses(ModelPackage models, PackageDraft draft) {
        List<Double> losses = new ArrayList<>();
        try (InferenceEngine engine = InferenceEngine.open(models, EngineSettings.standard())) {
            for (SoundExample example : draft.sound().validation()) {
                if (!Float.isNaN(example.gunfire())) {
                    double said =
                            engine.sound(example.logMel(), Pace.FILE).join().gunfire();
                    losses.add(loss(example.gunfire() > 0.5 ? said : 1 - said));
                }
            }
        }
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] pictureLosses(ModelPackage models, PackageDraft draft) {
        int side = draft.recipe().picture().side();
        List<PictureExample> examples = draft.picture().validation();
        try (InferenceEngine engine = InferenceEngine.open(models, EngineSettings.standard())) {
            return examples.stream()
                    .mapToDouble(example -> {
                        PictureScores said = engine.picture(Parity.frame(example, side), Pace.FILE)
                                .join();
                        return loss(
                                switch (example.label()) {
                                    case 0 -> said.firearmFirstPerson();
                                    case 1 -> said.game();
                                    case 2 -> said.film();
                                    default -> said.other();
                                });
                    })
                    .toArray();
        }
    }

    private static double loss(double share) {
        return -Math.log(Math.max(LEAST, share));
    }
}
