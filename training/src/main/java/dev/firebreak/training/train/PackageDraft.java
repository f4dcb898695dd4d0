package dev.firebreak.training.train;

import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.inference.model.ModelDescription;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.inference.model.PictureModel;
import dev.firebreak.inference.model.SoundModel;
import dev.firebreak.inference.model.TrainingRecord;
import dev.firebreak.training.graph.WeightStorage;
import dev.firebreak.training.picture.PictureTraining;
import dev.firebreak.training.sound.SoundTraining;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Puts trained networks together into a package. */
record PackageDraft(
        Recipe recipe,
        List<String> sets,
        Instant createdAt,
        SoundTraining.Trained sound,
        PictureTraining.Trained picture,
        OperatingPoints points) {
    /** Constants for a package whose judge has not been fitted: nobody is asked for a verdict yet. */
    static final OperatingPoints UNFITTED = new OperatingPoints(
            0.3, 0.5, 0.88, 1, 0, 2, 2, Duration.ofSeconds(3), 1.2, 0.5, Duration.ofSeconds(8), Duration.ofSeconds(10));

    private static final String NO_HASH = "0".repeat(64);

    PackageDraft withPoints(OperatingPoints fitted) {
        return new PackageDraft(recipe, sets, createdAt, sound, picture, fitted);
    }

    ModelPackage with(WeightStorage storage, Map<String, Object> measured, String card) {
        return with(storage, storage, measured, card);
    }

    /** The package with the sound network in one kind of storage and the picture network in another. */
    ModelPackage with(
            WeightStorage soundStorage, WeightStorage pictureStorage, Map<String, Object> measured, String card) {
        SoundModel soundModel =
                new SoundModel("sound.onnx", NO_HASH, sound.graph().input(), "gunfire", "source", sound.calibration());
        PictureModel pictureModel = new PictureModel(
                "picture.onnx",
                NO_HASH,
                recipe.picture().side(),
                "pixels",
                "class",
                PictureModel.CLASSES,
                picture.calibration());
        ModelDescription description = new ModelDescription(
                recipe.name(),
                recipe.version(),
                createdAt,
                soundModel,
                pictureModel,
                points,
                new TrainingRecord(sets, String.valueOf(recipe.file().getFileName()), recipe.seed(), recipe.origin()),
                measured);
        return ModelPackage.of(
                description,
                NetworkFiles.sound(sound, soundStorage),
                NetworkFiles.picture(picture, pictureStorage),
                card);
    }
}
