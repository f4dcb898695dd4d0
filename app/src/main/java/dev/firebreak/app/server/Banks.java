package dev.firebreak.app.server;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.BankFollower;
import dev.firebreak.app.bank.LiveCopies;
import dev.firebreak.app.bank.SightingLog;
import dev.firebreak.app.copy.CopyMatching;
import dev.firebreak.app.lookback.TrafficLog;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.app.web.BankParts;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.store.Database;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The banks as the server has them: with the index that follows them. */
final class Banks implements AutoCloseable {
    private final BankDesk desk;
    private final BankFollower follower;
    private final CopyMatcher matcher;
    private final ExecutorService merging;
    private final SightingLog sightings;
    private final LiveCopies copies;

    private Banks(
            BankDesk desk,
            BankFollower follower,
            ExecutorService merging,
            CopyMatcher matcher,
            SightingLog sightings,
            LiveCopies copies) {
        this.desk = desk;
        this.follower = follower;
        this.matcher = matcher;
        this.merging = merging;
        this.sightings = sightings;
        this.copies = copies;
    }

    /** Reading the banks goes on in the background. */
    @MustBeClosed
    static Banks open(Storage storage, Optional<TrafficLog> traffic, FirebreakMetrics metrics, Clock clock) {
        Database database = storage.database();
        ExecutorService merging = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("bank-merge").daemon().factory());
        CopyMatching matching = CopyMatching.of(database.bankFeed(), merging, clock);
        BankDesk desk = new BankDesk(database.banks(), database.bankMatches(), database.audit(), clock);
        SightingLog sightings = new SightingLog(
                desk::matched, () -> metrics.count(MetricName.DROPPED, "banks", "sighting-not-counted"));
        LiveCopies copies = new LiveCopies(matching.matcher(), matching.index(), sightings, traffic, clock);
        return new Banks(desk, BankFollower.start(matching.index()), merging, matching.matcher(), sightings, copies);
    }

    BankParts parts() {
        return new BankParts(desk, follower.index());
    }

    /** Matches live sessions. */
    LiveCopies copies() {
        return copies;
    }

    /** Finds of what is banked something is a copy; it follows the banks. */
    CopyMatcher matcher() {
        return matcher;
    }

    /** What has to be done now and then. */
    void tidy() {
        desk.tidy();
    }

    @Override
    public void close() {
        sightings.close();
        follower.close();
        merging.shutdownNow();
    }
}
