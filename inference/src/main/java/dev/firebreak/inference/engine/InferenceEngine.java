package dev.firebreak.inference.engine;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.frontend.PictureInput;
import dev.firebreak.inference.model.ModelDescription;
import dev.firebreak.inference.model.ModelPackage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a package's two models for all streams, on threads of its own, several inputs at a time. Thread-safe.
 *
 * <p>Futures are completed on the engine's threads: what hangs on them must be short and must not block.
 *
 * <p>The same input gives the same scores, bit by bit, whatever is run beside it: when a model is loaded it is tried with
 * every batch size, and one whose results depend on it is run with batches of one. (Scores that were only nearly the same
 * could not be saved by rounding: two that are 1e-9 apart may still round to different sides.)
 */
public final class InferenceEngine implements Scorer, FrameDescriber, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InferenceEngine.class);

    private final ModelDescription description;
    private final PictureInput pictureInput;
    private final Lane<float[], SoundScores> sound;
    private final Lane<byte[], SeenPicture> picture;
    private final CallerPool callers;

    InferenceEngine(
            ModelDescription description,
            BatchModel<float[], SoundScores> sound,
            BatchModel<byte[], SeenPicture> picture,
            EngineSettings settings) {
        this.description = description;
        this.pictureInput = new PictureInput(description.picture().inputSide());
        this.sound = new Lane<>(sound, settings);
        this.picture = new Lane<>(picture, settings);
        this.callers = new CallerPool(settings.callerThreads(), List.of(this.sound, this.picture));
    }

    /** Loads the package's models and starts. {@code MODEL_UNUSABLE} when they are not what the package says. */
    @MustBeClosed
    public static InferenceEngine open(ModelPackage models, EngineSettings settings) {
        BatchModel<float[], SoundScores> sound = OnnxModels.sound(models);
        BatchModel<byte[], SeenPicture> picture;
        try {
            picture = OnnxModels.picture(models);
        } catch (RuntimeException e) {
            sound.close();
            throw e;
        }
        InferenceEngine engine = new InferenceEngine(models.description(), sound, picture, settings);
        engine.callers.start();
        log.info("inference is ready models=\"{}\" threads={}", models, settings.callerThreads());
        return engine;
    }

    /** What the package says about itself. */
    public ModelDescription description() {
        return description;
    }

    @Override
    public CompletableFuture<SoundScores> sound(float[] logMel, Pace pace) {
        if (logMel.length != LogMel.WINDOW_FRAMES * LogMel.BANDS) {
            throw new IllegalArgumentException("A window has 96 x 64 values, not " + logMel.length);
        }
        return callers.submit(sound, logMel, pace);
    }

    @Override
    public CompletableFuture<PictureScores> picture(Frame frame, Pace pace) {
        return Scorer.mapped(look(frame, pace), SeenPicture::scores);
    }

    /** {@inheritDoc} The frame is resized on the caller's thread. */
    @Override
    public CompletableFuture<SeenPicture> look(Frame frame, Pace pace) {
        byte[] input = new byte[pictureInput.bytes()];
        pictureInput.write(frame, input, 0);
        return callers.submit(picture, input, pace);
    }

    /** {@inheritDoc} Waits for its turn as a file does. */
    @Override
    public Optional<LearnedHash> describe(Frame frame) {
        return description.descriptor().isEmpty()
                ? Optional.empty()
                : look(frame, Pace.FILE).join().learned();
    }

    /** Figures since the start. */
    public EngineMetrics metrics() {
        return callers.locked(() -> new EngineMetrics(sound.metrics(), picture.metrics()));
    }

    /** Fails what waits, lets finish what runs, and frees the models. */
    @Override
    public void close() {
        callers.close();
        sound.model.close();
        picture.model.close();
    }
}
