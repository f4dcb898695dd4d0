package dev.firebreak.app.cli;

import dev.firebreak.app.config.ConfigurationLoader;
import dev.firebreak.app.fingerprint.PackagedDescriber;
import dev.firebreak.app.report.SelfTestPage;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.copy.trial.IncidentTrial;
import dev.firebreak.core.copy.trial.LoneEntry;
import dev.firebreak.core.copy.trial.SelfTest;
import dev.firebreak.core.copy.trial.SelfTestResult;
import dev.firebreak.core.copy.trial.Weakness;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.edit.Variant;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.media.recode.TakeCoder;
import dev.firebreak.media.recode.TakeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak bank selftest}: how well edited copies of a video would be found. */
@Command(
        name = "selftest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes hundreds of edited copies of a video and says how many of them would be found, by kind of"
                + " edit, if it were in a bank. Nothing is kept.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the copies were matched",
            "1:the report cannot be written",
            "2:usage",
            "65:bad media: it has no pictures that can be decoded",
            "69:there is no such file, or FFmpeg cannot be run"
        })
final class BankSelfTestCommand implements Callable<Integer> {
    private static final int MOST_OF_EACH = 200;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A video.")
    private @Nullable Path file;

    @Option(
            names = "--incident",
            paramLabel = "ID",
            description = "Instead of a file: what the server's own self-test of an incident says, as far as it is.")
    private @Nullable String incident;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "With --incident: configuration instead of ./firebreak.yaml.")
    private @Nullable Path config;

    @Option(names = "--from", defaultValue = "0", paramLabel = "SECONDS", description = "Begin there (default: 0).")
    private int from;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "Use so much of it, 5 to 180 (default: 30).")
    private int seconds = 30;

    @Option(
            names = "--copies",
            defaultValue = "" + Variant.OF_EACH_KIND,
            paramLabel = "N",
            description =
                    "Copies of each of some two dozen kinds of edit, 1 to 200 (default: " + Variant.OF_EACH_KIND + ").")
    private int copies = Variant.OF_EACH_KIND;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "The same seed makes the same copies.")
    private long seed = 1;

    @Option(names = "--json", description = "One JSON object in place of a table.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Write one self-contained page.")
    private @Nullable Path report;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the hook is there to interrupt this thread
    public Integer call() throws InterruptedException {
        require((file == null) != (incident == null), "Name a file or, with --incident, an incident");
        if (incident != null) {
            return ofIncident(incident);
        }
        Path video = Objects.requireNonNull(file);
        require(from >= 0, "--from is 0 or more");
        require(seconds >= 5 && seconds <= TakeReader.LONGEST.toSeconds(), "--seconds is 5 to 180");
        require(copies >= 1 && copies <= MOST_OF_EACH, "--copies is 1 to " + MOST_OF_EACH);
        try (Shutdown shutdown = Shutdown.interrupting(Thread.currentThread())) {
            Optional<Take> take = new TakeReader().read(video, Duration.ofSeconds(from), Duration.ofSeconds(seconds));
            if (take.isEmpty()) {
                spec.commandLine().getErr().println(video + ": there are no pictures from second " + from + " on");
                return ExitCode.BAD_MEDIA;
            }
            SelfTestResult result = test(take.get());
            print(video.toString(), result);
            return report == null || write(report, String.valueOf(video.getFileName()), result)
                    ? ExitCode.OK
                    : ExitCode.FAILED;
        }
    }

    private int ofIncident(String text) {
        IncidentId id;
        try {
            id = IncidentId.of(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "'%s' is no incident's id".formatted(text), e);
        }
        IncidentTrial trial;
        try (OpenLibrary library =
                OpenLibrary.open(ConfigurationLoader.load(Optional.ofNullable(config), Path.of(""), System.getenv()))) {
            trial = library.incidentTrials()
                    .find(id)
                    .orElseThrow(() -> new FirebreakException(
                            ErrorCode.NOT_FOUND, "There is no self-test of an incident " + text));
        }
        if (!json) {
            spec.commandLine()
                    .getOut()
                    .println("%s: %d of %d copies of %.1f s%s"
                            .formatted(
                                    trial.state().label(),
                                    trial.done(),
                                    trial.planned(),
                                    trial.result().seconds(),
                                    trial.detail().isEmpty() ? "" : "; " + trial.detail()));
        }
        print("incident " + text, trial.result());
        boolean written = report == null || write(report, "incident " + text, trial.result());
        return written ? ExitCode.OK : ExitCode.FAILED;
    }

    private void require(boolean condition, String rule) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }

    private SelfTestResult test(Take take) throws InterruptedException {
        try (PackagedDescriber describer = PackagedDescriber.configured()) {
            SelfTest test = new SelfTest(
                    new LoneEntry(take, BankPolicy.DEFAULT, describer, Clock.systemUTC()),
                    match -> true,
                    new TakeCoder()::coded,
                    describer,
                    Runtime.getRuntime().availableProcessors());
            int all = Variant.kinds(take) * copies;
            ProgressBar progress = new ProgressBar("copies", all);
            return test.run(take, seed, copies, progress::done);
        }
    }

    private void print(String name, SelfTestResult result) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(fields(name, result)));
            return;
        }
        out.println(String.format(
                Locale.ROOT, "%-36s %6s %6s %9s %9s %8s", "edit", "copies", "found", "pictures", "sound", "overlap"));
        result.rows().forEach(row -> out.println(line(row)));
        out.println(line(result.all()));
        Weakness.of(result).forEach(weakness -> out.println(weakness.text()));
    }

    private static String line(SelfTestResult.Row row) {
        double copies = Math.max(1, row.copies());
        return String.format(
                Locale.ROOT,
                "%-36s %6d %6.2f %9.2f %9.2f %8.2f",
                row.edit(),
                row.copies(),
                row.recall(),
                row.shown() / copies,
                row.heard() / copies,
                row.overlap());
    }

    private static Map<String, Object> fields(String name, SelfTestResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", name);
        fields.put("seed", result.seed());
        fields.put("seconds", result.seconds());
        fields.put("sound", result.sound());
        fields.put("all", fields(result.all()));
        fields.put(
                "edits", result.rows().stream().map(BankSelfTestCommand::fields).toList());
        List<Map<String, String>> missed = result.missed().stream()
                .map(trial -> Map.of("edit", trial.kind().label(), "how", trial.edit()))
                .toList();
        fields.put("missed", missed);
        fields.put(
                "weaknesses", Weakness.of(result).stream().map(Weakness::text).toList());
        return fields;
    }

    private static Map<String, Object> fields(SelfTestResult.Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("edit", row.edit());
        fields.put("copies", row.copies());
        fields.put("found", row.found());
        fields.put("byPictures", row.shown());
        fields.put("bySound", row.heard());
        fields.put("recall", row.recall());
        fields.put("overlap", row.overlap());
        return fields;
    }

    private boolean write(Path page, String name, SelfTestResult result) {
        try {
            Files.writeString(page, SelfTestPage.html(name, result));
            return true;
        } catch (IOException e) {
            spec.commandLine().getErr().println("The report cannot be written to " + page + ": " + e.getMessage());
            return false;
        }
    }
}
