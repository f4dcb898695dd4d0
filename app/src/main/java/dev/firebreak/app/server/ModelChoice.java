package dev.firebreak.app.server;

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

    /** Name and version, as incidents and reports carry it. */
    public static String name(ModelPackage models) {
        return models.description().name() + " " + models.description().version();
    }
}
