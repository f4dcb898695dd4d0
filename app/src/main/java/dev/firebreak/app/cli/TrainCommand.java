package dev.firebreak.app.cli;

import dev.firebreak.app.config.ConfigurationLoader;
import dev.firebreak.app.server.ModelChoice;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import dev.firebreak.training.fit.Progress;
import dev.firebreak.training.play.DecodedFiles;
import dev.firebreak.training.train.Training;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firebreak train}: makes a model package from a recipe. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains both networks as a recipe says and writes a model package with its card.")
final class TrainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RECIPE.yaml", description = "What to train on and how.")
    private Path recipe = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "model-package",
            description = "Where the package goes (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Option(
            names = "--judge-of",
            paramLabel = "PACKAGE",
            description =
                    "Trains no network: fits only the judge of this package (default: the shipped one) to its networks. A few minutes.")
    private Optional<Path> judgeOf = Optional.empty();

    @Option(
            names = "--descriptor-of",
            paramLabel = "PACKAGE",
            description =
                    "Trains no network: fits only the learned hashes of pictures, by which copies are found, to the picture"
                            + " model of this package (default: the shipped one). Verdicts stay as they are. A few minutes.")
    private Optional<Path> descriptorOf = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "Names the footage library to ask and to tell.")
    private Optional<Path> config = Optional.empty();

    @Override
    public Integer call() {
        TrainedMaterial material = new TrainedMaterial(ConfigurationLoader.load(config, Path.of(""), System.getenv()));
        material.refuseWithdrawn(recipe);
        try (DecoderPool pool = new DecoderPool(DecoderPoolSettings.withWorkers(1), Clock.systemUTC())) {
            DecodedFiles files = new DecodedFiles(pool);
            ModelPackage made = made(new Training(files, files, Clock.systemUTC(), System::nanoTime));
            System.out.println("Wrote " + made + " to " + out);
            material.register(made, out);
        }
        return ExitCode.OK;
    }

    private ModelPackage made(Training training) {
        if (judgeOf.isPresent()) {
            return training.fitJudge(named(judgeOf), recipe, out, new Shown());
        }
        return descriptorOf.isPresent()
                ? training.fitDescriptor(named(descriptorOf), recipe, out, new Shown())
                : training.run(recipe, out, new Shown());
    }

    private static ModelPackage named(Optional<Path> models) {
        return ModelChoice.open(models.filter(path -> !path.equals(Path.of("default"))));
    }

    private static final class Shown implements Progress {
        @Override
        public void stage(String what) {
            System.err.println(what);
        }

        @Override
        public void epoch(
                String model, int epoch, int epochs, double trainingLoss, double validationLoss, Duration left) {
            System.err.printf(
                    Locale.ROOT,
                    "%s: epoch %d of %d, training loss %.4f, validation loss %.4f, about %d min left%n",
                    model,
                    epoch,
                    epochs,
                    trainingLoss,
                    validationLoss,
                    left.toMinutes());
        }
    }
}
