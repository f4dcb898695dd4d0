package dev.firebreak.app.cli;

import dev.firebreak.app.copy.CopyMatching;
import dev.firebreak.app.copy.CopyText;
import dev.firebreak.app.copy.FilesAsBank;
import dev.firebreak.app.copy.QueriedFile;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.CopyQuery;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak match}: of what banked things files are copies. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Says of what banked things, or of which other files, files are copies: where, how surely, and by what.",
        exitCodeListHeading = "%nExit codes, of the worst file:%n",
        exitCodeList = {
            "0:every file was looked up, whether or not it matches",
            "2:usage",
            "65:bad media: a file is broken beyond use, or larger than allowed",
            "69:source gone: there is no such file, or it may not be read; or the banks cannot be"
        })
final class MatchCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What may be a copy: pictures, videos, sounds.")
    private List<Path> files = List.of();

    @Option(
            names = "--against",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Compare with these files in place of the banks.")
    private List<Path> against = List.of();

    @Option(
            names = "--all-orientations",
            description = "Videos turned by quarters, too, not only upright and mirrored.")
    private boolean allOrientations;

    private int worst = ExitCode.OK;

    @Override
    @SuppressWarnings("try") // the hook is there to interrupt this thread
    public Integer call() throws InterruptedException {
        try (Shutdown shutdown = Shutdown.interrupting(Thread.currentThread());
                QueriedFile reader = new QueriedFile(Clock.systemUTC())) {
            if (!against.isEmpty()) {
                return againstFiles(reader);
            }
            try (OpenLibrary library = options.open()) {
                matchAll(reader, library.matching().matcher(), match -> match.bank() + " entry " + match.entry());
            }
            return worst;
        }
    }

    private int againstFiles(QueriedFile reader) throws InterruptedException {
        FilesAsBank references = new FilesAsBank();
        for (Path file : against) {
            if (read(reader, file) instanceof QueriedFile.Known known) {
                references.add(file.toString(), known.signals());
            }
        }
        CopyMatching compared = CopyMatching.of(references, Runnable::run, Clock.systemUTC());
        compared.index().follow();
        matchAll(reader, compared.matcher(), match -> references.name(match.entry()));
        return worst;
    }

    private void matchAll(QueriedFile reader, CopyMatcher matcher, Function<CopyMatch, String> reference)
            throws InterruptedException {
        for (Path file : files) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (read(reader, file) instanceof QueriedFile.Known known) {
                CopyQuery query = allOrientations ? known.query().withOrientations(CopyQuery.ALL) : known.query();
                print(file, matcher.match(query, LookupScope.ALL), reference);
            }
        }
    }

    private QueriedFile.Reading read(QueriedFile reader, Path file) throws InterruptedException {
        QueriedFile.Reading reading = reader.read(file);
        switch (reading) {
            case QueriedFile.Known known -> {
                if (!known.remark().isEmpty()) {
                    options.err().println(file + ": " + known.remark());
                }
            }
            case QueriedFile.Refused refused -> {
                options.err().println(file + ": " + refused.why());
                worst = Math.max(worst, refused.there() ? ExitCode.BAD_MEDIA : ExitCode.SOURCE_GONE);
            }
        }
        return reading;
    }

    private void print(Path file, List<CopyMatch> matches, Function<CopyMatch, String> reference) {
        if (options.json()) {
            List<Map<String, Object>> all = new ArrayList<>();
            for (CopyMatch match : matches) {
                Map<String, Object> fields = CopyText.fields(match);
                fields.put("reference", reference.apply(match));
                all.add(fields);
            }
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("file", file.toString());
            line.put("matches", all);
            options.out().println(JsonMapper.shared().writeValueAsString(line));
            return;
        }
        options.out().println(matches.isEmpty() ? file + ": no match" : file + ":");
        matches.forEach(match -> options.out().println(CopyText.line(match, reference.apply(match))));
    }
}
