package dev.firebreak.app.cli;

import dev.firebreak.app.footage.ClipPrinting;
import dev.firebreak.core.footage.ClipPrintStore.Progress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firebreak footage fingerprint}: makes up for what clips lack. */
@Command(
        name = "fingerprint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Fingerprints the clips that have no fingerprints, or coarse ones, and looks which show the same."
                + " The server does it in the background. Can be stopped and run again.")
final class FootageFingerprintCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Override
    public Integer call() throws InterruptedException {
        try (Shutdown shutdown = Shutdown.heeded();
                OpenLibrary library = options.open()) {
            ClipPrinting printing = library.library().printing();
            ProgressBar progress = new ProgressBar("clips", printing.progress().unfinished());
            long done = printing.run(
                    Clock.systemUTC().instant(), () -> shutdown.asked().isDone(), progress::done);
            Progress now = printing.progress();
            long pairs = library.ports().pairs().count();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("done", done);
            fields.put("clips", now.clips());
            fields.put("fingerprinted", now.printed());
            fields.put("unfinished", now.unfinished());
            fields.put("nearDuplicates", pairs);
            options.print(
                    fields,
                    each -> each,
                    each -> "%d clips were dealt with; %d of %d have fingerprints; %d pairs show the same"
                            .formatted(done, now.printed(), now.clips(), pairs));
            return ExitCode.OK;
        }
    }
}
