package dev.firebreak.app.cli;

import dev.firebreak.app.report.WatchReport;
import dev.firebreak.app.report.WatchedSource;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.verdict.VerdictLevel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firebreak watch}: judges files and live addresses, without a server. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Judges media files and live addresses (HLS, RTMP, SRT, RTSP) and prints what it sees. "
                + "Ctrl-C ends it early, with the verdicts so far.",
        exitCodeListHeading = "%nExit codes, of the gravest source; where all are clear, of the worst failure:%n",
        exitCodeList = {
            "0:clear",
            "10:watch: a person should look",
            "20:hold: viewers should see no more until a person decides",
            "30:cut: an attack",
            "1:the models or the decoder cannot be used, or the report not be written",
            "2:usage",
            "65:bad media: not media, or broken beyond use",
            "69:source gone: no such file, it may not be read, nobody answers, or it stopped sending"
        })
final class WatchCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE-OR-URL", description = "What to watch, one after the other.")
    private List<String> sources = List.of();

    @Option(names = "--json", description = "JSON lines on standard output instead of a timeline.")
    private boolean json;

    @Option(names = "--quiet", description = "Leave out seconds in which nothing was seen.")
    private boolean quiet;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Write one self-contained page.")
    private @Nullable Path report;

    @Option(names = "--model", paramLabel = "PACKAGE", description = "A model package instead of the shipped one.")
    private @Nullable Path model;

    @Option(
            names = "--full",
            description = "Look at two pictures a second from the start, not only when there is suspicion.")
    private boolean full;

    @Spec
    private @Nullable CommandSpec spec;

    private final List<SourceResult> results = new ArrayList<>();
    private final List<WatchedSource> pages = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter err = commandSpec().commandLine().getErr();
        PrintWriter out = commandSpec().commandLine().getOut();
        List<WatchTarget> targets = targets();
        requireReportPlace();
        WatchOutput output = json ? new JsonLinesOutput(out) : new TerminalOutput(out, err, terminal(), quiet);
        try (Shutdown shutdown = Shutdown.heeded()) {
            String modelName = watchAll(targets, output, shutdown);
            int code = SourceResult.exitCode(results);
            if (report != null && !write(report, modelName, err) && code == ExitCode.OK) {
                code = ExitCode.FAILED;
            }
            output.summary(results, code);
            shutdown.exitWith(code);
            return code;
        }
    }

    /** Returns the name of the models. */
    private String watchAll(List<WatchTarget> targets, WatchOutput output, Shutdown shutdown) {
        try (WatchEngine engine = WatchEngine.open(Optional.ofNullable(model), full)) {
            targets.forEach(target -> watch(target, engine, output, shutdown));
            return engine.modelName();
        } catch (FirebreakException e) {
            String why = e.getMessage() == null ? e.code().label() : e.getMessage();
            targets.stream()
                    .skip(results.size())
                    .forEach(target -> end(SourceResult.unseen(target.name(), Outcome.NOT_ABLE, why), output));
            return "none";
        }
    }

    private void watch(WatchTarget target, WatchEngine engine, WatchOutput output, Shutdown shutdown) {
        if (shutdown.asked().isDone() || output.broken()) {
            end(SourceResult.unseen(target.name(), Outcome.NOT_WATCHED, "stopped before its turn"), output);
            return;
        }
        Optional<String> missing = target.missing();
        if (missing.isPresent()) {
            end(SourceResult.unseen(target.name(), Outcome.SOURCE_GONE, missing.get()), output);
            return;
        }
        WatchedMedia media = engine.watch(target, output);
        SourceResult result = media.await(shutdown.asked());
        results.add(result);
        pages.add(media.summary(result));
        output.ended(result);
    }

    /** Ends a source of which nothing was seen. */
    private void end(SourceResult result, WatchOutput output) {
        results.add(result);
        pages.add(new WatchedSource(
                result.source(),
                result.why().orElse(""),
                Duration.ZERO,
                VerdictLevel.CLEAR,
                List.of(),
                List.of(),
                List.of()));
        output.ended(result);
    }

    private List<WatchTarget> targets() {
        try {
            return sources.stream().map(WatchTarget::of).toList();
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    /** An hour of watching is not to end with a report that cannot be written. */
    private void requireReportPlace() {
        if (report == null) {
            return;
        }
        Path folder = report.toAbsolutePath().getParent();
        if (Files.isDirectory(report) || folder == null || !Files.isDirectory(folder)) {
            throw usage(
                    "The report cannot be written to " + report + ": that is a folder, or its folder does not exist");
        }
        if (!Files.isWritable(Files.exists(report) ? report : folder)) {
            throw usage("The report cannot be written to " + report + ": no permission");
        }
    }

    private boolean write(Path file, String modelName, PrintWriter err) {
        try {
            Files.writeString(
                    file, WatchReport.html(pages, modelName, Clock.systemUTC().instant()));
            return true;
        } catch (IOException e) {
            err.println("The report cannot be written to " + file + ": " + e.getMessage());
            return false;
        }
    }

    /** The launcher knows whether standard error is a terminal; Java 21 cannot tell. */
    private static boolean terminal() {
        return Boolean.getBoolean("firebreak.terminal");
    }

    private ParameterException usage(@Nullable String what) {
        return new ParameterException(commandSpec().commandLine(), what == null ? "Wrong usage" : what);
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("Run by picocli only");
        }
        return spec;
    }
}
