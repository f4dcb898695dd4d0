package dev.firebreak.app.cli;

import dev.firebreak.app.cli.MatchPage.Reference;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.copy.CopyMatching;
import dev.firebreak.app.copy.CopyText;
import dev.firebreak.app.copy.FilesAsBank;
import dev.firebreak.app.copy.QueriedFile;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.edge.address.AddressPolicy;
import dev.firebreak.edge.address.AllowList;
import dev.firebreak.edge.address.HostResolver;
import dev.firebreak.edge.fetch.FileFetch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
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
            "1:the report cannot be written",
            "2:usage; or an address that may not be read",
            "65:bad media: a file is broken beyond use, or larger than allowed",
            "69:source gone: there is no such file, or it may not be read or fetched; or the banks cannot be"
        })
final class MatchCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|URL",
            description = "What may be a copy: pictures, videos, sounds; or http(s) addresses of such.")
    private List<String> given = List.of();

    @Option(
            names = "--against",
            arity = "1..*",
            paramLabel = "FILE|URL",
            description = "Compare with these in place of the banks.")
    private List<String> against = List.of();

    @Option(
            names = "--all-orientations",
            description = "Videos turned by quarters, too, not only upright and mirrored.")
    private boolean allOrientations;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write one self-contained page, with pictures of both sides; blurred until clicked.")
    private @Nullable Path report;

    @Option(
            names = "--allow-network",
            paramLabel = "NETWORK",
            description = "Addresses, networks or hosts that may be fetched from although they are not public,"
                    + " besides addresses.allowedNetworks.")
    private List<String> allowed = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    @SuppressWarnings("try") // the hook is there to interrupt this thread
    public Integer call() throws InterruptedException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Shutdown shutdown = Shutdown.interrupting(Thread.currentThread());
                NamedMedia media = new NamedMedia(this::fetch, temporary, clock);
                QueriedFile reader = new QueriedFile(clock);
                MatchPage page = new MatchPage(clock)) {
            Optional<MatchPage> wanted = report == null ? Optional.empty() : Optional.of(page);
            MatchRun run = new MatchRun(media, reader, wanted, options.err());
            String with = against.isEmpty() ? withBanks(run) : withFiles(run);
            return Math.max(run.worst(), wanted.isEmpty() ? ExitCode.OK : write(page.html(with)));
        }
    }

    private FileFetch fetch() {
        FirebreakConfig config = options.config();
        List<String> networks = new ArrayList<>(config.addresses().allowedNetworks());
        networks.addAll(allowed);
        try {
            return new FileFetch(
                    new AddressPolicy(AllowList.of(networks), HostResolver.system()),
                    config.match().fetchTimeout(),
                    config.match().maxFile());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private String withBanks(MatchRun run) throws InterruptedException {
        try (OpenLibrary library = options.open()) {
            matchAll(
                    run,
                    library.matching().matcher(),
                    match -> new Reference(
                            match.bank() + " entry " + match.entry(), true, Optional.empty(), Optional.empty()));
            return "the banks";
        }
    }

    private String withFiles(MatchRun run) throws InterruptedException {
        FilesAsBank files = new FilesAsBank();
        List<Reference> references = new ArrayList<>();
        for (String other : against) {
            run.read(other).ifPresent(read -> {
                files.add(read.known().signals());
                references.add(new Reference(
                        read.medium().name(),
                        false,
                        Optional.of(read.medium().file()),
                        Optional.of(read.known().length())));
            });
        }
        CopyMatching compared = CopyMatching.of(files, Runnable::run, clock);
        compared.index().follow();
        matchAll(
                run,
                compared.matcher(),
                match -> references.get(Math.toIntExact(match.entry().value() - 1)));
        return references.size() == 1 ? references.getFirst().name() : "%d files".formatted(references.size());
    }

    private void matchAll(MatchRun run, CopyMatcher matcher, Function<CopyMatch, Reference> references)
            throws InterruptedException {
        MatchRun.Matching matching = new MatchRun.Matching() {
            @Override
            public List<CopyMatch> of(CopyQuery query) {
                return matcher.match(query, LookupScope.ALL);
            }

            @Override
            public Reference reference(CopyMatch match) {
                return references.apply(match);
            }

            @Override
            public void print(String name, List<CopyMatch> matches, Function<CopyMatch, String> names) {
                MatchCommand.this.print(name, matches, names);
            }
        };
        for (String each : given) {
            run.match(each, allOrientations, matching);
        }
    }

    private int write(String page) {
        Path file = Objects.requireNonNull(report);
        try {
            Files.writeString(file, page);
            return ExitCode.OK;
        } catch (IOException e) {
            options.err().println("The report cannot be written to " + file + ": " + e);
            return ExitCode.FAILED;
        }
    }

    private void print(String name, List<CopyMatch> matches, Function<CopyMatch, String> reference) {
        if (options.json()) {
            List<Map<String, Object>> all = new ArrayList<>();
            for (CopyMatch match : matches) {
                Map<String, Object> fields = CopyText.fields(match);
                fields.put("reference", reference.apply(match));
                all.add(fields);
            }
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("file", name);
            line.put("matches", all);
            options.out().println(JsonMapper.shared().writeValueAsString(line));
            return;
        }
        options.out().println(matches.isEmpty() ? name + ": no match" : name + ":");
        matches.forEach(match -> options.out().println(CopyText.line(match, reference.apply(match))));
    }
}
