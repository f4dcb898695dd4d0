package dev.firebreak.app.cli;

import dev.firebreak.app.footage.FoundFiles;
import dev.firebreak.app.footage.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firebreak footage add}: takes files into the library. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes files into the library: hash, duplicates, decoding, storage, thumbnails, sound curve.")
final class FootageAddCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, and folders with files.")
    private List<Path> paths = List.of();

    @Option(
            names = "--manifest",
            required = true,
            paramLabel = "FILE",
            description = "What the files are: YAML or CSV, see docs/footage.md.")
    private Path manifest = Path.of("");

    @Option(names = "--check", description = "Only check the manifest; take nothing in.")
    private boolean checkOnly;

    @Override
    @SuppressWarnings("try") // the hook is there to interrupt this thread
    public Integer call() throws InterruptedException {
        try (Shutdown shutdown = Shutdown.interrupting(Thread.currentThread());
                OpenLibrary library = options.open()) {
            FoundFiles found = FoundFiles.in(paths, manifest);
            Manifest.Plan plan = Manifest.read(
                            manifest, library.ports().vocabulary().vocabulary())
                    .plan(found.files());
            List<String> problems = new ArrayList<>(found.problems());
            problems.addAll(plan.problems());
            if (!problems.isEmpty()) {
                problems.forEach(options.err()::println);
                options.err().println("Nothing was taken in: %d problems".formatted(problems.size()));
                return ExitCode.BAD_CONFIGURATION;
            }
            if (checkOnly) {
                options.out()
                        .println("%d files can be taken in, %d are skipped"
                                .formatted(plan.clips().size(), plan.skipped().size()));
                return ExitCode.OK;
            }
            return new IntakeRun(library.intake(), options.out(), options.json()).run(plan.clips());
        }
    }
}
