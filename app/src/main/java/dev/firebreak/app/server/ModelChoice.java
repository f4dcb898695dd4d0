package dev.firebreak.app.server;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.model.ModelPackage;
import java.nio.file.Path;
import java.util.Optional;

/** Which model package judges. */
public final class ModelChoice {
    private ModelChoice() {}

    /** The package at {@code path}, or the one that is shipped. */
    public static ModelPackage open(Optional<Path> path) {
        return path.map(ModelPackage::open).orElseGet(ModelPackage::standard);
    }

    /**
     * The same, to judge live streams.
     *
     * @throws FirebreakException CONFLICT for a trial, which was learnt from material that is for measuring only
     */
    public static ModelPackage forStreams(Optional<Path> path) {
        ModelPackage models = open(path);
        if (models.isTrial()) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT,
                    "The package %s is a trial, learnt from material that is for measuring only: it judges no streams"
                            .formatted(name(models)));
        }
        return models;
    }

    /** Name and version, as incidents and reports carry it. */
    public static String name(ModelPackage models) {
        return models.description().name() + " " + models.description().version();
    }
}
