package dev.firebreak.training.train;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.model.ModelDescription;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.inference.model.TrainingRecord;
import dev.firebreak.media.recode.Recoder;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.FrameDecoder;
import dev.firebreak.training.data.SoundCache;
import dev.firebreak.training.data.SoundDecoder;
import dev.firebreak.training.descriptor.DescriptorSettings;
import dev.firebreak.training.descriptor.DescriptorTraining;
import dev.firebreak.training.evaluate.Lineage;
import dev.firebreak.training.fit.Checkpoints;
import dev.firebreak.training.fit.Progress;
import dev.firebreak.training.graph.OnnxReader;
import dev.firebreak.training.graph.WeightStorage;
import dev.firebreak.training.picture.PictureTraining;
import dev.firebreak.training.sound.LiveCodec;
import dev.firebreak.training.sound.SoundTraining;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** From a recipe to a model package: divide, train both networks, choose the judge's constants, compare, write. */
public final class Training {
    /** Key of the judge's figures among a package's. */
    private static final String JUDGE = "judge";

    /** Key of what learned hashes were fitted on. */
    private static final String DESCRIPTOR = "descriptor";

    private final SoundDecoder sounds;
    private final FrameDecoder frames;
    private final Clock clock;
    private final LongSupplier nanoTime;

    /**
     * @param clock dates the package
     * @param nanoTime for the estimate of the time left
     */
    public Training(SoundDecoder sounds, FrameDecoder frames, Clock clock, LongSupplier nanoTime) {
        this.sounds = sounds;
        this.frames = frames;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * Runs a recipe and writes the package into the folder {@code out}. A run that was stopped goes on after its last epoch
     * when it is started again with the same recipe and folder.
     *
     * @throws dev.firebreak.core.error.FirebreakException CONFLICT when the material may not be trained on,
     *     BAD_CONFIGURATION when the recipe is wrong, BAD_MEDIA when a clip cannot be decoded
     */
    public ModelPackage run(Path recipeFile, Path out, Progress progress) {
        Recipe recipe = Recipe.read(recipeFile);
        Division division = Division.of(recipe);
        progress.stage("hashing the clips");
        Lineage lineage = division.lineage();
        Checkpoints checkpoints = Checkpoints.in(out.resolve("checkpoints"));
        LiveCodec codec = new LiveCodec(new Recoder(), sounds);
        SoundTraining.Trained sound = new SoundTraining(
                        OnnxReader.read(recipe.initialSound()), recipe.sound(), codec, progress, nanoTime, checkpoints)
                .train(
                        Division.sounding(division.training()),
                        Division.sounding(division.validation()),
                        new SoundCache(sounds, recipe.cache()),
                        recipe.seed());
        PictureTraining.Trained picture = new PictureTraining(
                        OnnxReader.read(recipe.initialPicture()), recipe.picture(), progress, nanoTime, checkpoints)
                .train(
                        Division.visible(division.training()),
                        Division.visible(division.validation()),
                        frames,
                        recipe.seed());
        PackageDraft unfitted =
                new PackageDraft(recipe, division.sets(), clock.instant(), sound, picture, PackageDraft.UNFITTED);
        JudgeFitting.Fitted judge = fitting(recipe, progress)
                .fit(
                        unfitted.with(WeightStorage.FLOAT16, Map.of(), ""),
                        division,
                        recipe.sound().rehearsedMinutes(),
                        recipe.sound().rehearsedAttacks(),
                        recipe.seed());
        PackageDraft draft = unfitted.withPoints(judge.points());
        progress.stage("comparing ONNX Runtime with PyTorch");
        int side = recipe.picture().side();
        Parity exact = Parity.of(draft.with(WeightStorage.FLOAT32, Map.of(), ""), sound, picture, side);
        Storages storages = Storages.of(draft, progress);
        ModelPackage plain = draft.with(storages.sound(), storages.picture(), Map.of(), "");
        Parity stored = Parity.of(plain, sound, picture, side);
        String card = Card.of(
                recipe, division, sound, picture, judge, exact, stored, plain.sound().length + plain.picture().length);
        Map<String, Object> measured = measured(lineage, judge, exact, stored, storages);
        if (recipe.trial()) {
            measured.put(ModelPackage.TRIAL, "learnt from material that is for measuring only: never to be shipped");
        }
        ModelPackage judging = draft.with(storages.sound(), storages.picture(), measured, card);
        ModelPackage made = recipe.descriptor()
                .map(settings -> described(judging, settings, recipe, division, progress))
                .orElse(judging);
        made.writeFolder(out);
        checkpoints.clear();
        progress.stage("wrote %s to %s".formatted(made, out));
        return made;
    }

    /**
     * Fits only the judge of an existing package, to its networks as they are, on the recipe's material, and writes the
     * package with it into the folder {@code out}.
     *
     * @throws dev.firebreak.core.error.FirebreakException as {@link #run}
     */
    public ModelPackage fitJudge(ModelPackage models, Path recipeFile, Path out, Progress progress) {
        Recipe recipe = Recipe.read(recipeFile);
        Division division = Division.of(recipe);
        JudgeFitting.Fitted judge = fitting(recipe, progress)
                .fit(
                        models,
                        division,
                        recipe.sound().rehearsedMinutes(),
                        recipe.sound().rehearsedAttacks(),
                        recipe.seed());
        progress.stage("judge: " + judge.checked().text());
        ModelDescription from = models.description();
        Map<String, Object> measured = new LinkedHashMap<>(from.measured());
        measured.putAll(Lineage.of(models).with(division.lineage()).figures());
        measured.put(JUDGE, judge.asMap());
        ModelPackage made = ModelPackage.of(
                from.withJudge(judge.points(), measured),
                models.sound(),
                models.picture(),
                Card.withJudge(models.card(), judge));
        made.writeFolder(out);
        progress.stage("wrote %s to %s".formatted(made, out));
        return made;
    }

    /**
     * Fits only what gives pictures learned hashes, to the picture model of an existing package as it is, on the recipe's material, and
     * writes the package with it, under the recipe's version, into the folder {@code out}. Networks, judge and bounds stay as they
     * are, bit by bit.
     *
     * @throws dev.firebreak.core.error.FirebreakException as {@link #run}; BAD_CONFIGURATION when the recipe has no {@code descriptor}
     */
    public ModelPackage fitDescriptor(ModelPackage models, Path recipeFile, Path out, Progress progress) {
        Recipe recipe = Recipe.read(recipeFile);
        DescriptorSettings settings = recipe.descriptor()
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.BAD_CONFIGURATION, "The recipe %s has no key descriptor".formatted(recipeFile)));
        ModelPackage made = described(models, settings, recipe, Division.of(recipe), progress);
        made.writeFolder(out);
        progress.stage("wrote %s to %s".formatted(made, out));
        return made;
    }

    private ModelPackage described(
            ModelPackage models, DescriptorSettings settings, Recipe recipe, Division division, Progress progress) {
        List<Clip> clips = Division.visible(division.training());
        DescriptorTraining.Fitted fitted =
                new DescriptorTraining(settings, frames, progress).fit(models, clips, recipe.seed());
        ModelDescription from = models.description();
        Map<String, Object> measured = new LinkedHashMap<>(from.measured());
        measured.putAll(Lineage.of(models).with(Lineage.of(fitted.clips())).figures());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("pictures", fitted.pictures());
        figures.put("edits", settings.edits());
        figures.put("sets", fitted.sets());
        measured.put(DESCRIPTOR, figures);
        TreeSet<String> sets = new TreeSet<>(from.training().datasets());
        sets.addAll(fitted.sets());
        TrainingRecord record = new TrainingRecord(
                List.copyOf(sets),
                from.training().recipe(),
                from.training().seed(),
                from.training().initialWeights());
        String card = DescriptorCard.in(models.card(), models.description().name(), recipe, settings, fitted);
        return models.withDescriptor(fitted.projection(), settings.layer(), recipe.version(), record, measured, card);
    }

    private JudgeFitting fitting(Recipe recipe, Progress progress) {
        return new JudgeFitting(new SoundCache(sounds, recipe.cache()), frames, progress);
    }

    private static Map<String, Object> measured(
            Lineage lineage, JudgeFitting.Fitted judge, Parity exact, Parity stored, Storages storages) {
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("storedSound", storages.sound().name());
        measured.put("storedPicture", storages.picture().name());
        measured.putAll(lineage.figures());
        measured.put("parityFloat32Sound", exact.sound());
        measured.put("parityFloat32Picture", exact.picture());
        measured.put("parityStoredSound", stored.sound());
        measured.put("parityStoredPicture", stored.picture());
        measured.put(JUDGE, judge.asMap());
        return measured;
    }
}
