package dev.firebreak.app.server;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.BankFollower;
import dev.firebreak.app.bank.LiveCopies;
import dev.firebreak.app.bank.LookupCounts;
import dev.firebreak.app.bank.SightingLog;
import dev.firebreak.app.bank.SnapshotKeeper;
import dev.firebreak.app.copy.CopyMatching;
import dev.firebreak.app.lookback.TrafficLog;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.app.web.BankParts;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankSnapshots;
import dev.firebreak.core.bank.LookedAt;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
    private final LookupCounts counts;
    private final LiveCopies copies;
    private final SnapshotKeeper snapshots;

    private Banks(
            BankDesk desk,
            BankFollower follower,
            SnapshotKeeper snapshots,
            ExecutorService merging,
            CopyMatcher matcher,
            SightingLog sightings,
            LookupCounts counts,
            LiveCopies copies) {
        this.desk = desk;
        this.snapshots = snapshots;
        this.follower = follower;
        this.matcher = matcher;
        this.merging = merging;
        this.sightings = sightings;
        this.counts = counts;
        this.copies = copies;
    }

    /** Reading the banks goes on in the background. */
    @MustBeClosed
    static Banks open(
            Storage storage, Path snapshotFolder, Optional<TrafficLog> traffic, FirebreakMetrics metrics, Clock clock) {
        Database database = storage.database();
        ExecutorService merging = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("bank-merge").daemon().factory());
        CopyMatching matching = CopyMatching.of(database.bankFeed(), merging, clock);
        LookedAt looked = new LookedAt(clock);
        BankDesk desk = new BankDesk(database.banks(), database.bankMatches(), looked, database.audit(), clock);
        SightingLog sightings = new SightingLog(
                desk::matched, () -> metrics.count(MetricName.DROPPED, "banks", "sighting-not-counted"));
        LookupCounts counts = new LookupCounts(sightings, looked, metrics, clock);
        LiveCopies copies = new LiveCopies(matching.matcher(), matching.index(), counts, traffic);
        SnapshotKeeper snapshots = new SnapshotKeeper(
                matching.index(),
                new BankSnapshots(snapshotFolder, database.snapshotMarks(), clock),
                snapshotFolder,
                () -> metrics.count(MetricName.DROPPED, "banks", "snapshot-not-written"),
                clock);
        show(snapshots, metrics, clock);
        show(matching.index(), metrics);
        snapshots.start();
        BankFollower follower = BankFollower.start(matching.index(), snapshots::restore);
        return new Banks(desk, follower, snapshots, merging, matching.matcher(), sightings, counts, copies);
    }

    private static void show(BankIndex index, FirebreakMetrics metrics) {
        metrics.gauge(() -> index.banks().stream().mapToLong(Bank::entries).sum(), MetricName.BANK_ENTRIES);
        metrics.gauge(
                () -> index.banks().stream()
                        .filter(bank -> bank.quarantine().isPresent())
                        .count(),
                MetricName.BANKS_QUARANTINED);
    }

    private static void show(SnapshotKeeper snapshots, FirebreakMetrics metrics, Clock clock) {
        metrics.gauge(
                () -> snapshots
                        .last()
                        .map(last ->
                                Duration.between(last.at(), clock.instant()).toSeconds())
                        .orElse(0L),
                MetricName.BANK_SNAPSHOT_AGE);
        metrics.gauge(
                () -> snapshots.last().map(BankSnapshots.Written::bytes).orElse(0L), MetricName.BANK_SNAPSHOT_BYTES);
    }

    /** On the local disk, for the next start. */
    SnapshotKeeper snapshots() {
        return snapshots;
    }

    BankParts parts() {
        return new BankParts(desk, follower.index(), matcher, counts);
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
        snapshots.close();
        follower.close();
        merging.shutdownNow();
    }
}
