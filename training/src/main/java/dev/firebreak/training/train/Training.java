package dev.firebreak.training.train;

import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.training.data.FrameDecoder;
import dev.firebreak.training.data.SoundCache;
import dev.firebreak.training.data.SoundDecoder;
import dev.firebreak.training.fit.Progress;
import dev.firebreak.training.graph.OnnxReader;
import dev.firebreak.training.graph.WeightStorage;
import dev.firebreak.training.picture.PictureTraining;
import dev.firebreak.training.rehearsal.PointSearch;
import dev.firebreak.training.sound.SoundTraining;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** From a recipe to a model package: divide, train both networks, choose the judge's constants, compare, write. */
public final class Training {
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
     * Runs a recipe and writes the package into the folder {@code out}.
     *
     * @throws dev.firebreak.core.error.FirebreakException CONFLICT when the material may not be trained on,
     *     BAD_CONFIGURATION when the recipe is wrong, BAD_MEDIA when a clip cannot be decoded
     */
    public ModelPackage run(Path recipeFile, Path out, Progress progress) {
        Recipe recipe = Recipe.read(recipeFile);
        Division division = Division.of(recipe);
        SoundTraining.Trained sound = new SoundTraining(
                        OnnxReader.read(recipe.initialSound()), recipe.sound(), progress, nanoTime)
                .train(
                        Division.sounding(division.training()),
                        Division.sounding(division.validation()),
                        new SoundCache(sounds, recipe.cache()),
                        recipe.seed());
        PictureTraining.Trained picture = new PictureTraining(
                        OnnxReader.read(recipe.initialPicture()), recipe.picture(), progress, nanoTime)
                .train(
                        Division.visible(division.training()),
                        Division.visible(division.validation()),
                        frames,
                        recipe.seed());
        progress.stage("choosing the judge's constants on %d streams"
                .formatted(sound.rehearsals().size()));
        PointSearch.Outcome outcome =
                PointSearch.best(PicturedRehearsals.of(sound.rehearsals(), picture, recipe.seed()));
        PackageDraft draft =
                new PackageDraft(recipe, division.sets(), clock.instant(), sound, picture, outcome.points());
        progress.stage("comparing ONNX Runtime with PyTorch");
        int side = recipe.picture().side();
        Parity exact = Parity.of(draft.with(WeightStorage.FLOAT32, Map.of(), ""), sound, picture, side);
        ModelPackage plain = draft.with(WeightStorage.FLOAT16, Map.of(), "");
        Parity stored = Parity.of(plain, sound, picture, side);
        String card = Card.of(
                recipe,
                division,
                sound,
                picture,
                outcome,
                exact,
                stored,
                plain.sound().length + plain.picture().length);
        ModelPackage made = draft.with(WeightStorage.FLOAT16, measured(division, outcome, exact, stored), card);
        made.writeFolder(out);
        progress.stage("wrote %s to %s".formatted(made, out));
        return made;
    }

    private static Map<String, Object> measured(
            Division division, PointSearch.Outcome outcome, Parity exact, Parity stored) {
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("lineage", division.lineage());
        measured.put("parityFloat32Sound", exact.sound());
        measured.put("parityFloat32Picture", exact.picture());
        measured.put("parityStoredSound", stored.sound());
        measured.put("parityStoredPicture", stored.picture());
        measured.put("syntheticAttacksHeldWithin1s", outcome.heldInTime());
        measured.put("syntheticAttacksCutWithin2500ms", outcome.cutInTime());
        measured.put("validationMinutesHeld", outcome.falseHolds());
        measured.put("validationGamesHeld", outcome.heldGames());
        return measured;
    }
}
