package dev.firebreak.app.cli;

import dev.firebreak.app.report.WatchReport;
import dev.firebreak.app.report.WatchedSource;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.MediaSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firebreak watch}: judges files and live addresses, without a server. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Judges media files and live addresses (HLS, RTMP, SRT, RTSP) and prints what it sees.",
        exitCodeListHeading = "%nExit codes, of the gravest source:%n",
        exitCodeList = {"0:clear", "10:watch", "20:hold", "30:cut", "2:usage", "65:bad media", "69:source gone"})
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

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    @Override
    public Integer call() {
        WatchOutput output = json ? new JsonLinesOutput(out) : new TerminalOutput(out, err, terminal(), quiet);
        List<WatchedSource> watched = new ArrayList<>();
        VerdictLevel highest = VerdictLevel.CLEAR;
        int failure = ExitCode.OK;
        String modelName;
        try (WatchEngine engine = WatchEngine.open(Optional.ofNullable(model), full)) {
            modelName = engine.modelName();
            for (String source : sources) {
                WatchedMedia media = engine.watch(source, sourceOf(source), output);
                DecodeEnd end = media.await();
                failure = Math.max(failure, say(source, end, output));
                if (end instanceof DecodeEnd.Finished || media.highest() != VerdictLevel.CLEAR) {
                    media.printSummary();
                }
                watched.add(media.summary());
                highest = media.highest().atLeast(highest) ? media.highest() : highest;
            }
        } catch (FirebreakException e) {
            output.failed(
                    String.join(" ", sources), e.getMessage() == null ? e.code().label() : e.getMessage());
            return ExitCode.of(e);
        }
        if (report != null) {
            write(report, WatchReport.html(watched, modelName, Clock.systemUTC().instant()));
        }
        return highest == VerdictLevel.CLEAR ? failure : ExitCode.of(highest);
    }

    /** The launcher knows whether standard error is a terminal; Java 21 cannot tell. */
    private static boolean terminal() {
        return Boolean.getBoolean("firebreak.terminal");
    }

    private static int say(String source, DecodeEnd end, WatchOutput output) {
        return switch (end) {
            case DecodeEnd.Finished finished -> {
                if (finished.truncated()) {
                    output.failed(source, "the file breaks off; what is there was judged");
                }
                yield ExitCode.OK;
            }
            case DecodeEnd.BadMedia bad -> {
                output.failed(source, "bad media: " + bad.what() + ", " + bad.where() + ": " + bad.why());
                yield ExitCode.BAD_MEDIA;
            }
            case DecodeEnd.SourceGone gone -> {
                output.failed(source, "source gone: " + gone.why());
                yield ExitCode.SOURCE_GONE;
            }
            case DecodeEnd.Quarantined quarantined -> {
                output.failed(source, "bad media: it crashed or hung the decoder " + quarantined.strikes() + " times");
                yield ExitCode.BAD_MEDIA;
            }
            case DecodeEnd.Closed closed -> ExitCode.FAILED;
        };
    }

    private static MediaSource sourceOf(String source) {
        int scheme = source.indexOf("://");
        if (scheme > 1) {
            try {
                return new MediaSource.Address(URI.create(source));
            } catch (IllegalArgumentException e) {
                throw new FirebreakException(ErrorCode.ADDRESS_REFUSED, source + ": " + e.getMessage(), e);
            }
        }
        Path file = Path.of(source);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "there is no such file, or it may not be read");
        }
        return new MediaSource.LocalFile(file);
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.BAD_CONFIGURATION, "The report cannot be written to " + file, e);
        }
    }
}
