package dev.firebreak.app.cli;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.copy.CopyMatching;
import dev.firebreak.app.footage.DatasetDesk;
import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.footage.FootageIntake;
import dev.firebreak.app.footage.FootageLibrary;
import dev.firebreak.app.server.ConfiguredDatabase;
import dev.firebreak.core.bank.BankSnapshots;
import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The footage library and the banks as a command uses them: over the very database of the server. Where that is the embedded one and a server runs on
 * it, the command connects to it; where none runs, the command starts it for as long as it lasts.
 */
final class OpenLibrary implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(OpenLibrary.class);

    private final FirebreakConfig config;
    private final Database database;
    private final FootageLibrary library;

    private OpenLibrary(FirebreakConfig config, Database database, FootageLibrary library) {
        this.config = config;
        this.database = database;
        this.library = library;
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this object
    static OpenLibrary open(FirebreakConfig config) {
        Database database = ConfiguredDatabase.ofCommand(config);
        try {
            return new OpenLibrary(
                    config, database, FootageLibrary.open(database, config, processes(), Clock.systemUTC()));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** As many clips are decoded at once as there are cores. */
    static int processes() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Under which name deeds are recorded. */
    static String by() {
        return "command line (" + System.getProperty("user.name", "unknown") + ")";
    }

    FootageDesk desk() {
        return library.desk();
    }

    FootageDesk.Ports ports() {
        return library.desk().ports();
    }

    FootageIntake intake() {
        return library.intake();
    }

    DatasetDesk datasets() {
        return library.datasets();
    }

    BankDesk banks() {
        return new BankDesk(database.banks(), database.bankMatches(), database.audit(), Clock.systemUTC());
    }

    /** The banks in memory, up to date: from the snapshot of the server where there is one, else from the database. */
    CopyMatching matching() {
        CopyMatching matching = CopyMatching.of(database.bankFeed(), Runnable::run, Clock.systemUTC());
        BankSnapshots snapshots =
                new BankSnapshots(config.snapshotFolder(), database.snapshotMarks(), Clock.systemUTC());
        if (matching.index().restore(snapshots) instanceof BankSnapshots.Unusable unusable) {
            log.debug("The banks are read from the database why=\"{}\"", unusable.why());
        }
        matching.index().follow();
        return matching;
    }

    /** The self-tests of incidents. */
    IncidentTrialStore incidentTrials() {
        return database.incidentTrials();
    }

    FootageLibrary library() {
        return library;
    }

    @Override
    public void close() {
        library.close();
        try {
            awaitOthers();
        } catch (FirebreakException e) {
            System.err.println(e.getMessage());
        } finally {
            database.close();
        }
    }

    /** Other commands may have joined the database that this one started: stopping it would cut them off. */
    private void awaitOthers() {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        try {
            while (database.servesOthers() && System.nanoTime() < deadline) {
                if (!told) {
                    System.err.println(
                            "Waiting for another Firebreak command that uses the database started by this one");
                    told = true;
                }
                var unused = never.await(250, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
