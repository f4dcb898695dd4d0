package dev.firebreak.inference.engine;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.inference.frontend.PictureInput;
import dev.firebreak.inference.model.ModelPackage;
import java.util.List;
import java.util.Optional;

/**
 * Gives pictures their learned hashes without an engine, for whoever fingerprints files and judges nothing: only the picture model is
 * loaded, and run on the caller's thread. Thread-safe.
 */
public final class PictureDescriber implements FrameDescriber, AutoCloseable {
    private final PictureInput input;
    private final BatchModel<byte[], SeenPicture> model;

    private PictureDescriber(PictureInput input, BatchModel<byte[], SeenPicture> model) {
        this.input = input;
        this.model = model;
    }

    /** Empty where the package gives no learned hashes; the caller closes it. {@code MODEL_UNUSABLE} when its picture model is not what it says. */
    public static Optional<PictureDescriber> open(ModelPackage models) {
        if (models.description().descriptor().isEmpty()) {
            return Optional.empty();
        }
        PictureInput input = new PictureInput(models.description().picture().inputSide());
        return Optional.of(new PictureDescriber(input, OnnxModels.picture(models)));
    }

    @Override
    public Optional<LearnedHash> describe(Frame frame) {
        byte[] pixels = new byte[input.bytes()];
        input.write(frame, pixels, 0);
        return model.scores(List.of(pixels)).getFirst().learned();
    }

    @Override
    public void close() {
        model.close();
    }
}
