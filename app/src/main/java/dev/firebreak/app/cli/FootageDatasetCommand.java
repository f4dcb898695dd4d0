package dev.firebreak.app.cli;

import dev.firebreak.app.footage.DatasetDesk;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.SplitRule;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak footage dataset}: named, numbered selections of clips that never change. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        description = "Datasets: named selections of clips, divided by source group, that never change.")
final class FootageDatasetCommand implements Runnable {
    private static final Pattern SHARES =
            Pattern.compile("train=([0-9.]{1,10}),val=([0-9.]{1,10})(?:,seed=(-?\\d{1,18}))?");
    private static final Pattern REFERENCE = Pattern.compile("([^@]+)(?:@(\\d{1,9}))?");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a dataset of what a query finds.")
    int create(
            @Mixin LibraryOptions options,
            @Parameters(paramLabel = "NAME", description = "Letters, digits, '.', '_', '-'.") String name,
            @Option(
                            names = "--query",
                            required = true,
                            paramLabel = "QUERY",
                            description = "Words and facet:term, as in 'footage list'; \"\" for everything.")
                    String query,
            @Option(
                            names = "--split",
                            required = true,
                            paramLabel = "RULE",
                            description =
                                    "'given', or shares of the source groups: train=0.7,val=0.15,seed=1 (rest: test).")
                    String split,
            @Option(names = "--description", defaultValue = "", paramLabel = "TEXT", description = "For its datasheet.")
                    String description) {
        try (OpenLibrary library = options.open()) {
            DatasetDesk.Made made = library.datasets()
                    .create(
                            new DatasetDesk.Wish(
                                    name,
                                    description,
                                    QueryWords.of(
                                            query, library.ports().vocabulary().vocabulary()),
                                    rule(split)),
                            OpenLibrary.by());
            DatasetText.print(made, options.out(), options.json());
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new FirebreakException(ErrorCode.BAD_CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the datasets.")
    int list(@Mixin LibraryOptions options) {
        try (OpenLibrary library = options.open()) {
            List<Dataset> datasets = library.ports().datasets().list();
            datasets.forEach(dataset -> options.out()
                    .println(
                            options.json()
                                    ? JsonMapper.shared().writeValueAsString(DatasetText.fields(dataset))
                                    : DatasetText.line(dataset)));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes a dataset into a new folder: indexes for 'train' and 'evaluate', clips, datasheet.")
    int export(
            @Mixin LibraryOptions options,
            @Parameters(paramLabel = "NAME[@VERSION]", description = "The newest without a version.") String reference,
            @Parameters(paramLabel = "FOLDER", description = "New or empty.") Path folder) {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "'%s' is not NAME or NAME@VERSION".formatted(reference));
        }
        int version = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        try (OpenLibrary library = options.open()) {
            long clips =
                    library.ports().datasets().members(parts.group(1), version).size();
            ProgressBar progress = new ProgressBar("clips", clips);
            Dataset dataset =
                    library.datasets().export(parts.group(1), version, folder, OpenLibrary.by(), progress::done);
            options.out()
                    .println(
                            options.json()
                                    ? JsonMapper.shared().writeValueAsString(DatasetText.fields(dataset))
                                    : "Wrote %s to %s".formatted(dataset.reference(), folder));
            return ExitCode.OK;
        }
    }

    static SplitRule rule(String text) {
        if (text.equals("given")) {
            return new SplitRule.Given();
        }
        Matcher shares = SHARES.matcher(text);
        try {
            if (shares.matches()) {
                long seed = shares.group(3) == null ? 0 : Long.parseLong(shares.group(3));
                return new SplitRule.Shares(
                        Double.parseDouble(shares.group(1)), Double.parseDouble(shares.group(2)), seed);
            }
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "A split is 'given' or train=0.7,val=0.15 with ,seed=1 behind it or not; '%s' is not".formatted(text));
    }
}
