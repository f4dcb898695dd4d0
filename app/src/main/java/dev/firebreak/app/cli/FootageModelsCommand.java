package dev.firebreak.app.cli;

import dev.firebreak.app.server.ModelChoice;
import dev.firebreak.core.footage.ModelLineage;
import dev.firebreak.core.footage.ModelRegister;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.training.evaluate.Lineage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak footage models}: which models were made from what. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the model packages that are known here; a withdrawal names those made from a clip.")
final class FootageModelsCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Override
    public Integer call() {
        try (OpenLibrary library = options.open()) {
            List<ModelLineage> models = library.ports().models().list();
            models.forEach(model -> print(model, options.json(), options.out()));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a model package known, with what it says it was made from. 'train' does this by itself.")
    int add(
            @Mixin LibraryOptions chosen,
            @Parameters(paramLabel = "PACKAGE", description = "A model package, or 'default'.") String where) {
        ModelPackage models =
                ModelChoice.open(where.equals("default") ? Optional.empty() : Optional.of(Path.of(where)));
        try (OpenLibrary library = chosen.open()) {
            ModelLineage known = register(library.ports().models(), models, where);
            print(known, chosen.json(), chosen.out());
            return ExitCode.OK;
        }
    }

    static ModelLineage register(ModelRegister register, ModelPackage models, String where) {
        Lineage lineage = Lineage.of(models);
        ModelLineage known = new ModelLineage(
                models.description().name(),
                models.description().version(),
                where.equals("default")
                        ? "the package that comes with the program"
                        : Path.of(where).toAbsolutePath().toString(),
                new TreeSet<>(lineage.groups()),
                new TreeSet<>(lineage.hashes()),
                Clock.systemUTC().instant(),
                OpenLibrary.by());
        register.register(known);
        return known;
    }

    private static void print(ModelLineage model, boolean json, PrintWriter out) {
        out.println(
                json
                        ? JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "name", model.name(),
                                        "version", model.version(),
                                        "where", model.where(),
                                        "groups", model.groups(),
                                        "clips", model.clips()))
                        : "%s %s  made from %d source groups, %d clips by hash  (%s)"
                                .formatted(
                                        model.name(),
                                        model.version(),
                                        model.groups().size(),
                                        model.clips().size(),
                                        model.where()));
    }
}
