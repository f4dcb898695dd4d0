package dev.firebreak.app.server;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.core.incident.ActionOutbox;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.shadow.ShadowStore;
import dev.firebreak.core.stream.StreamRegistry;
import dev.firebreak.store.Database;
import dev.firebreak.store.file.FileSegmentStore;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database and the segment files. */
final class Storage implements AutoCloseable {
    /** Segments that belong to no incident may take this much disk; beyond it the oldest go first. */
    private static final long WINDOW_BYTES = 20L << 30;

    private static final Logger log = LoggerFactory.getLogger(Storage.class);

    private final Database database;
    private final FileSegmentStore segments;
    private final boolean alone;

    /** @param alone whether no other process uses this database */
    private Storage(Database database, FileSegmentStore segments, boolean alone) {
        this.alone = alone;
        this.database = database;
        this.segments = segments;
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this object
    static Storage open(FirebreakConfig config) {
        Database database = ConfiguredDatabase.ofServer(config);
        try {
            return new Storage(
                    database,
                    new FileSegmentStore(config.dataFolder(), WINDOW_BYTES),
                    config.database().embedded());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Closes what a crash left open. */
    void recover(Clock clock) {
        if (alone) {
            int leased = outbox().endLeases();
            if (leased > 0) {
                log.warn("Actions were under way when the server died; they are delivered again count={}", leased);
            }
        }
        int abandoned = streams().endAbandonedSessions(clock.instant(), "the server stopped without ending it");
        if (abandoned > 0) {
            log.warn("Sessions were still open from a crash; they are ended now count={}", abandoned);
        }
    }

    Database database() {
        return database;
    }

    IncidentStore incidents() {
        return database.incidents();
    }

    ActionOutbox outbox() {
        return database.outbox();
    }

    StreamRegistry streams() {
        return database.streams();
    }

    AccountStore accounts() {
        return database.accounts();
    }

    ShadowStore shadow() {
        return database.shadow();
    }

    AuditLog audit() {
        return database.audit();
    }

    SegmentStore segments() {
        return segments;
    }

    /** Segments that were forgotten early because the disk's share was full. */
    long forgottenForSpace() {
        return segments.forgottenForSpace();
    }

    void check() {
        database.check();
    }

    @Override
    public void close() {
        database.close();
    }
}
