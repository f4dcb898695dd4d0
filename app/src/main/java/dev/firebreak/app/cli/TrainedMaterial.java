package dev.firebreak.app.cli;

import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.training.data.DatasetIndex;
import dev.firebreak.training.train.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the footage library has to say about a training: which clips must not be learnt from any more, and that there is a new model. */
final class TrainedMaterial {
    private static final int MOST_NAMED = 10;

    private final FirebreakConfig config;

    TrainedMaterial(FirebreakConfig config) {
        this.config = config;
    }

    /**
     * Refuses exported datasets with clips that were withdrawn since.
     *
     * @throws FirebreakException CONFLICT naming the clips
     */
    void refuseWithdrawn(Path recipe) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Recipe.Material material : Recipe.read(recipe).material()) {
            DatasetIndex.rows(material.index()).stream()
                    .filter(row -> row.getOrDefault("sha256", "").length() == 64)
                    .forEach(rows::add);
        }
        if (rows.isEmpty()) {
            return;
        }
        Optional<OpenLibrary> there = open();
        if (there.isEmpty()) {
            System.err.println("There is no footage library in %s: nobody looks whether clips were withdrawn"
                    .formatted(config.dataFolder()));
            return;
        }
        try (OpenLibrary library = there.get()) {
            refuse(withdrawn(rows, library.ports().catalogue()));
        }
    }

    private static Set<String> withdrawn(List<Map<String, String>> rows, FootageCatalogue catalogue) {
        Set<String> withdrawn = new TreeSet<>();
        for (Map<String, String> row : rows) {
            Optional<Footage> clip = catalogue.find(Hash256.ofHex(row.getOrDefault("sha256", "")));
            if (clip.isPresent() && clip.get().withdrawal().isPresent()) {
                withdrawn.add(row.getOrDefault("path", ""));
            }
        }
        return withdrawn;
    }

    private static void refuse(Set<String> withdrawn) {
        if (!withdrawn.isEmpty()) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT,
                    "%d clips of the material were withdrawn since it was exported: %s. Make and export the dataset anew"
                            .formatted(
                                    withdrawn.size(),
                                    String.join(
                                            ", ",
                                            withdrawn.stream().limit(MOST_NAMED).toList())));
        }
    }

    /** Makes a new model known to the library, where there is one. */
    void register(ModelPackage made, Path where) {
        Optional<OpenLibrary> there = open();
        if (there.isPresent()) {
            try (OpenLibrary library = there.get()) {
                FootageModelsCommand.register(library.ports().models(), made, where.toString());
            }
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // both callers close it
    private Optional<OpenLibrary> open() {
        boolean there = !config.database().embedded()
                || Files.isDirectory(config.dataFolder().resolve("database"));
        return there ? Optional.of(OpenLibrary.open(config)) : Optional.empty();
    }
}
