package dev.firebreak.app.cli;

import dev.firebreak.app.server.ModelChoice;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.evaluate.Evaluation;
import dev.firebreak.training.evaluate.Lineage;
import dev.firebreak.training.evaluate.ReportPage;
import dev.firebreak.training.play.WatchedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak evaluate}: measures a model package on labelled clips it was not made from. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Plays labelled clips through the pipeline of watch and writes evaluation.json and evaluation.html.")
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PACKAGE", description = "A model package, or 'default' for the shipped one.")
    private String models = "default";

    @Parameters(index = "1", paramLabel = "DATASET", description = "A folder with *index.csv files and their clips.")
    private Path dataset = Path.of("");

    @Option(names = "--sets", split = ",", paramLabel = "SET", description = "Only these sets of the dataset.")
    private Set<String> sets = Set.of();

    @Option(names = "--teacher", paramLabel = "FILE", description = "An unchanged YAMNet (ONNX) to compare with.")
    private @Nullable Path teacher;

    @Option(names = "--out", paramLabel = "FOLDER", defaultValue = ".", description = "Where the report goes.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        ModelPackage opened =
                ModelChoice.open(models.equals("default") ? Optional.empty() : Optional.of(Path.of(models)));
        List<Clip> clips = Evaluation.clips(dataset, sets);
        try (DecoderPool pool = new DecoderPool(DecoderPoolSettings.withWorkers(1), Clock.systemUTC())) {
            Map<String, Object> report = new Evaluation(opened, new WatchedFiles(pool), Optional.ofNullable(teacher))
                    .run(clips, Lineage.of(opened), done -> progress(done, clips.size()));
            write(report);
        }
        return ExitCode.OK;
    }

    private void write(Map<String, Object> report) {
        try {
            Files.createDirectories(out);
            String json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report);
            Files.writeString(out.resolve("evaluation.json"), json + "\n");
            Files.writeString(out.resolve("evaluation.html"), ReportPage.html(report));
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "The report cannot be written to " + out.toAbsolutePath(), e);
        }
        System.out.println("Wrote " + out.resolve("evaluation.json") + " and " + out.resolve("evaluation.html"));
    }

    private static void progress(int done, int all) {
        boolean terminal = Boolean.getBoolean("firebreak.terminal");
        if (terminal) {
            System.err.print("\r" + done + " of " + all + " clips" + (done == all ? "\n" : ""));
        } else if (done % 50 == 0 || done == all) {
            System.err.println(done + " of " + all + " clips");
        }
    }
}
