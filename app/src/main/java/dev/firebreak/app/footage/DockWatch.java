package dev.firebreak.app.footage;

import dev.firebreak.app.config.FootageSettings;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.IntakeOutcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's eye on the docking stations' folder. What fails is said once and tried again. */
public final class DockWatch implements AutoCloseable {
    /** Under which name its deeds are recorded. */
    static final String BY = "firebreak (watched folder)";

    private static final Logger log = LoggerFactory.getLogger(DockWatch.class);
    private static final long PERIOD_MILLIS = 2_000;

    private final CountDownLatch closing = new CountDownLatch(1);

    private DockWatch() {}

    /** Watches the folder that the settings name, if they name one. */
    public static DockWatch start(FootageSettings settings, FootageLibrary library, Clock clock) {
        DockWatch watch = new DockWatch();
        settings.watchFolder().ifPresent(folder -> {
            WatchedFolder watched = new WatchedFolder(
                    folder,
                    settings.watchManifest().orElse(folder.resolve(WatchedFolder.MANIFEST)),
                    settings.settleTime(),
                    library.desk().ports().vocabulary(),
                    library.intake(),
                    clock);
            Thread.ofVirtual().name("dock-watch").start(() -> watch.run(watched));
        });
        return watch;
    }

    private void run(WatchedFolder watched) {
        String said = "";
        try {
            do {
                said = look(watched, said);
            } while (!closing.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String look(WatchedFolder watched, String said) {
        try {
            watched.look(BY, DockWatch::told);
            return "";
        } catch (FirebreakException e) {
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(said)) {
                log.warn("The watched folder is not taken in; it is tried again reason={}", problem);
            }
            return problem;
        } catch (RuntimeException e) {
            if (!String.valueOf(e).equals(said)) {
                log.error("Taking in the watched folder failed", e);
            }
            return String.valueOf(e);
        }
    }

    private static void told(Path file, IntakeOutcome outcome) {
        switch (outcome) {
            case IntakeOutcome.Added added ->
                log.info("A clip was taken in id={}", added.clip().id());
            case IntakeOutcome.Duplicate of ->
                log.info("A clip was in the library already id={}", of.of().id());
            case IntakeOutcome.Refused refused ->
                log.warn(
                        "A clip was refused file={} reason={}",
                        file,
                        refused.reason().label());
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
