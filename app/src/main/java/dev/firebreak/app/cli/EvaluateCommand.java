package dev.firebreak.app.cli;

import dev.firebreak.app.server.ModelChoice;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.evaluate.Dataset;
import dev.firebreak.training.evaluate.Evaluation;
import dev.firebreak.training.evaluate.EvaluationReport;
import dev.firebreak.training.evaluate.EvaluationSettings;
import dev.firebreak.training.evaluate.FalseAlarmBounds;
import dev.firebreak.training.play.DecodedFiles;
import dev.firebreak.training.play.WatchedFiles;
import dev.firebreak.training.report.EvaluationPage;
import dev.firebreak.training.streams.StreamTrials;
import dev.firebreak.training.train.Division;
import dev.firebreak.training.train.Recipe;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firebreak evaluate}: measures a model package on labelled clips it was not made from. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Plays labelled clips through the pipeline of watch and writes evaluation.json and evaluation.html.")
final class EvaluateCommand implements Callable<Integer> {
    /** Hours of streams that --full plays unless said otherwise: what a bound of 0.1 an hour takes. */
    private static final double FULL_HOURS = 30;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PACKAGE", description = "A model package, or 'default' for the shipped one.")
    private String models = "default";

    @Parameters(index = "1", paramLabel = "DATASET", description = "A folder with *index.csv files and their clips.")
    private Path dataset = Path.of("");

    @Option(names = "--sets", split = ",", paramLabel = "SET", description = "Only these sets of the dataset.")
    private Set<String> sets = Set.of();

    @Option(
            names = "--held-out",
            paramLabel = "RECIPE",
            description =
                    "Leave out all that this recipe may learn from: a series of packages, all measured on the same.")
    private @Nullable Path heldOut;

    @Option(names = "--teacher", paramLabel = "FILE", description = "An unchanged YAMNet (ONNX) to compare with.")
    private @Nullable Path teacher;

    @Option(
            names = "--robustness",
            description =
                    "Also with each thing that a live stream brings, each on its own, and sound or pictures alone.")
    private boolean robustness;

    @Option(
            names = "--streams",
            paramLabel = "HOURS",
            description = "Also long synthetic streams: false alarms an hour, staged events, delay.")
    private double streamHours;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events staged in the streams, of each kind; by default four an hour, 8 to 120.")
    private @Nullable Integer events;

    @Option(names = "--full", description = "All of this, with 30 hours of streams unless --streams says otherwise.")
    private boolean full;

    @Option(
            names = "--material",
            paramLabel = "FOLDER",
            description =
                    "Further harmless recordings for streams, whatever their use; what was trained on is left out.")
    private List<Path> material = List.of();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "What streams are made from.")
    private long seed = 1;

    @Option(
            names = "--learning-curve",
            arity = "1..*",
            paramLabel = "JSON",
            description = "Evaluations of other packages of a series, for a plot of recall over source groups.")
    private List<Path> series = List.of();

    @Option(
            names = "--record",
            paramLabel = "FOLDER",
            description = "Write a copy of the package that carries these figures and bounds; needs streams.")
    private @Nullable Path record;

    @Option(names = "--out", paramLabel = "FOLDER", defaultValue = ".", description = "Where the report goes.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        double hours = full && streamHours == 0 ? FULL_HOURS : streamHours;
        requireRange(hours);
        ModelPackage opened =
                ModelChoice.open(models.equals("default") ? Optional.empty() : Optional.of(Path.of(models)));
        Dataset all = Dataset.read(dataset, sets);
        Dataset clips = heldOut == null ? all : all.without(learntFrom(heldOut));
        List<EvaluationReport.LearningPoint> others =
                series.stream().map(EvaluationFiles::point).toList();
        EvaluationSettings settings = new EvaluationSettings(
                Optional.ofNullable(teacher),
                robustness || full,
                hours,
                events == null ? OptionalInt.empty() : OptionalInt.of(events),
                seed,
                extra());
        EvaluationReport report;
        try (DecoderPool pool = new DecoderPool(DecoderPoolSettings.defaults(), Clock.systemUTC())) {
            DecodedFiles files = new DecodedFiles(pool);
            Evaluation.Decoding decoding = new Evaluation.Decoding(new WatchedFiles(pool), files, files);
            report = new Evaluation(opened, decoding, settings, new StepCounter()).run(clips);
        }
        List<EvaluationReport.LearningPoint> points = new ArrayList<>(others);
        points.addAll(report.learningCurve());
        EvaluationReport whole = report.withLearningCurve(points);
        EvaluationFiles.write(out, whole, EvaluationPage.html(whole));
        if (!series.isEmpty()) {
            EvaluationFiles.writeCurve(out, EvaluationPage.learningCurve(points));
        }
        System.out.println("Wrote " + out.resolve("evaluation.json") + " and " + out.resolve("evaluation.html"));
        whole.floors()
                .forEach(floor -> System.out.println(
                        (floor.met() ? "reached  " : "missed   ") + floor.floor() + ": " + floor.reached()
                                + (floor.met() && !floor.shown() ? " (not shown: too little material)" : "")));
        record(opened, whole);
        return ExitCode.OK;
    }

    private void record(ModelPackage opened, EvaluationReport report) {
        if (record == null) {
            return;
        }
        ModelPackage measured = EvaluationFiles.recorded(opened, report);
        FalseAlarmBounds.measured(report, opened.judge())
                .map(measured::withBounds)
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.BAD_CONFIGURATION, "Without streams there are no bounds to write into a package"))
                .writeFolder(record);
        System.out.println("Wrote the package with its figures to " + record);
    }

    private static Set<String> learntFrom(Path recipe) {
        return Division.whole(Recipe.read(recipe)).groups();
    }

    private List<Clip> extra() {
        return material.stream()
                .flatMap(folder -> Dataset.rows(folder).stream())
                .filter(EvaluationFiles::fitsStreams)
                .toList();
    }

    private void requireRange(double hours) {
        if (hours != 0 && !(hours >= StreamTrials.LEAST_HOURS && hours <= StreamTrials.MOST_HOURS)) {
            throw usage("--streams is %s to %s hours, not %s"
                    .formatted(StreamTrials.LEAST_HOURS, StreamTrials.MOST_HOURS, hours));
        }
        if (events != null && (hours == 0 || events < 1 || events > StreamTrials.MOST_EVENTS)) {
            throw usage("--events is 1 to %d, and needs --streams or --full".formatted(StreamTrials.MOST_EVENTS));
        }
        if (record != null && hours == 0) {
            throw usage("--record needs --streams or --full: without streams there are no bounds");
        }
    }

    private RuntimeException usage(String message) {
        return spec == null ? new IllegalStateException(message) : new ParameterException(spec.commandLine(), message);
    }
}
