package dev.firebreak.app.cli;

import dev.firebreak.app.footage.DatasetDesk;
import dev.firebreak.app.footage.IndexImport;
import dev.firebreak.app.footage.Manifest;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.SplitRule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firebreak footage import}: takes in a folder with indexes, and makes it a dataset. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes in a folder whose *index.csv files describe its clips, and makes a dataset of them.")
final class FootageImportCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(paramLabel = "FOLDER", description = "The folder; each set's licence is read from its SOURCE.txt.")
    private Path folder = Path.of("");

    @Option(names = "--index", paramLabel = "FILE", description = "Only this index; may be given several times.")
    private List<Path> indexes = List.of();

    @Option(names = "--dataset", paramLabel = "NAME", description = "Name of the dataset; without it none is made.")
    private @Nullable String dataset;

    @Option(
            names = "--class",
            paramLabel = "LABEL=CLASS",
            description = "The class of clips with a label, where it is not one of the usual.")
    private Map<String, String> classes = Map.of();

    @Option(names = "--contributor", paramLabel = "NAME", required = true, description = "Who the clips came from.")
    private String contributor = "";

    @Option(names = "--lawful-basis", paramLabel = "TEXT", required = true, description = "Why they may be kept.")
    private String lawfulBasis = "";

    @Option(names = "--purpose", paramLabel = "TEXT", required = true, description = "What they may be used for.")
    private String purpose = "";

    @Option(names = "--licence", paramLabel = "TEXT", description = "For sets without a SOURCE.txt.")
    private @Nullable String licence;

    @Option(names = "--tactics-sensitive", description = "They show how police work.")
    private boolean tacticsSensitive;

    @Override
    @SuppressWarnings("try") // the hook is there to interrupt this thread
    public Integer call() throws InterruptedException {
        IndexImport source = new IndexImport(
                folder,
                new IndexImport.Given(
                        classes, contributor, lawfulBasis, purpose, Optional.ofNullable(licence), tacticsSensitive));
        List<Manifest.Described> clips = source.describe(indexes.isEmpty() ? source.indexes() : indexes);
        PrintWriter out = options.out();
        try (Shutdown shutdown = Shutdown.interrupting(Thread.currentThread());
                OpenLibrary library = options.open()) {
            int code = new IntakeRun(library.intake(), out, options.json()).run(clips);
            if (dataset != null) {
                List<Label> sets = clips.stream()
                        .map(clip -> clip.description().set())
                        .distinct()
                        .map(set -> new Label("set", set))
                        .toList();
                DatasetDesk.Made made = library.datasets()
                        .create(
                                new DatasetDesk.Wish(
                                        dataset,
                                        "Imported from "
                                                + folder.toAbsolutePath()
                                                        .normalize()
                                                        .getFileName() + ".",
                                        FootageQuery.of("", sets),
                                        new SplitRule.Given()),
                                OpenLibrary.by());
                DatasetText.print(made, out, options.json());
            }
            return code;
        }
    }
}
