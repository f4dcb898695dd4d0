package dev.firebreak.training.train;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.training.picture.PictureExample;
import dev.firebreak.training.picture.PictureTraining;
import dev.firebreak.training.sound.SoundTraining;
import java.time.Duration;

/**
 * How far a package's calibrated scores, computed by the engine that the product runs, are from those of the trained
 * networks.
 *
 * @param sound largest difference of any score of any validation window
 * @param picture the same for validation pictures
 */
record Parity(double sound, double picture) {
    private static final int MOST = 300;

    static Parity of(ModelPackage models, SoundTraining.Trained sound, PictureTraining.Trained picture, int side) {
        try (InferenceEngine engine = InferenceEngine.open(models, EngineSettings.standard())) {
            return new Parity(sound(engine, sound), picture(engine, picture, side));
        }
    }

    private static double sound(InferenceEngine engine, SoundTraining.Trained trained) {
        double largest = 0;
        for (int i = 0; i < Math.min(MOST, trained.validation().size()); i++) {
            SoundScores ours = trained.calibration().scores(trained.gunfireLogits()[i], trained.sourceLogits()[i], 0);
            SoundScores theirs = engine.sound(trained.validation().get(i).logMel(), Pace.FILE)
                    .join();
            largest = Math.max(largest, Math.abs(ours.gunfire() - theirs.gunfire()));
            largest = Math.max(largest, Math.abs(ours.game() - theirs.game()));
            largest = Math.max(largest, Math.abs(ours.film() - theirs.film()));
        }
        return largest;
    }

    private static double picture(InferenceEngine engine, PictureTraining.Trained trained, int side) {
        double largest = 0;
        for (int i = 0; i < Math.min(MOST, trained.validation().size()); i++) {
            PictureExample example = trained.validation().get(i);
            PictureScores ours = trained.calibration().scores(trained.logits()[i], 0);
            PictureScores theirs =
                    engine.picture(frame(example, side), Pace.FILE).join();
            largest = Math.max(largest, Math.abs(ours.firearmFirstPerson() - theirs.firearmFirstPerson()));
            largest = Math.max(largest, Math.abs(ours.game() - theirs.game()));
            largest = Math.max(largest, Math.abs(ours.film() - theirs.film()));
            largest = Math.max(largest, Math.abs(ours.other() - theirs.other()));
        }
        return largest;
    }

    /** An example as a frame of just the model's size, which passes the front end unchanged. */
    static Frame frame(PictureExample example, int side) {
        return new Frame(Duration.ZERO, side, side, example.pixels(), true);
    }
}
