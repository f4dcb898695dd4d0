package dev.firebreak.app.fingerprint;

import dev.firebreak.app.config.ConfigurationLoader;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.inference.engine.PictureDescriber;
import dev.firebreak.inference.model.ModelPackage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives pictures the learned hashes of a model package, which is opened with the first picture: commands that see no video wait for no
 * model. Thread-safe.
 */
public final class PackagedDescriber implements FrameDescriber, AutoCloseable {
    private final Supplier<Optional<Path>> models;
    private boolean opened;
    private @Nullable PictureDescriber describer;

    /** {@code models}: the package that judges; empty for the one that is shipped. */
    public PackagedDescriber(Optional<Path> models) {
        this(() -> models);
    }

    private PackagedDescriber(Supplier<Optional<Path>> models) {
        this.models = models;
    }

    /** Of the package that a server here would judge with: learned hashes are compared with those of its banks. */
    public static PackagedDescriber configured() {
        return new PackagedDescriber(() -> ConfigurationLoader.load(Optional.empty(), Path.of(""), System.getenv())
                .inference()
                .modelPackage());
    }

    /** {@inheritDoc} MODEL_UNUSABLE when the package cannot be used. */
    @Override
    public Optional<LearnedHash> describe(Frame frame) {
        PictureDescriber its = open();
        return its == null ? Optional.empty() : its.describe(frame);
    }

    private synchronized @Nullable PictureDescriber open() {
        if (!opened) {
            describer = PictureDescriber.open(
                            models.get().map(ModelPackage::open).orElseGet(ModelPackage::standard))
                    .orElse(null);
            opened = true;
        }
        return describer;
    }

    @Override
    public synchronized void close() {
        if (describer != null) {
            describer.close();
            describer = null;
        }
    }
}
