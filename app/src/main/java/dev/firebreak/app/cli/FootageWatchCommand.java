package dev.firebreak.app.cli;

import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.footage.WatchedFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firebreak footage watch}: takes in what docking stations put into a folder, until it is told to stop. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes in what docking stations put into a folder, until it is told to stop (Ctrl-C).")
final class FootageWatchCommand implements Callable<Integer> {
    private static final long PERIOD_MILLIS = 1_000;

    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(paramLabel = "FOLDER", description = "Files are moved to its taken/ and refused/.")
    private Path folder = Path.of("");

    @Option(names = "--manifest", paramLabel = "FILE", description = "Default: manifest.yaml in the folder.")
    private @Nullable Path manifest;

    @Option(names = "--once", description = "Ends when everything that lies there is taken in.")
    private boolean once;

    @Override
    @SuppressWarnings("try") // the hook is there to interrupt this thread
    public Integer call() throws InterruptedException {
        FirebreakConfig config = options.config();
        PrintWriter out = options.out();
        CountDownLatch never = new CountDownLatch(1);
        try (Shutdown shutdown = Shutdown.interrupting(Thread.currentThread());
                OpenLibrary library = OpenLibrary.open(config)) {
            IntakeRun told = new IntakeRun(library.intake(), out, options.json());
            WatchedFolder watched = new WatchedFolder(
                    folder,
                    manifest == null ? folder.resolve(WatchedFolder.MANIFEST) : manifest,
                    config.footage().settleTime(),
                    library.ports().vocabulary(),
                    library.intake(),
                    Clock.systemUTC());
            boolean more = true;
            while (more) {
                watched.look(OpenLibrary.by(), told::tell);
                more = !once || watched.waiting() > 0;
                var unused = more && never.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            }
            return told.end();
        }
    }
}
