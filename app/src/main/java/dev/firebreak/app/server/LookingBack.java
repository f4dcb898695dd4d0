package dev.firebreak.app.server;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.background.BackgroundRounds;
import dev.firebreak.app.lookback.EntriesSearch;
import dev.firebreak.app.lookback.LookBack;
import dev.firebreak.app.lookback.TrafficLog;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.app.web.LookBackParts;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.PastCopy;
import dev.firebreak.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What passed lately is remembered, and looked through for what is new in banks. Used by one thread. */
final class LookingBack implements AutoCloseable {
    /** What was found stays longer than the traffic that it was found in. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Duration reach;
    private final FirebreakMetrics metrics;
    private final Clock clock;
    private final Optional<TrafficLog> traffic;
    private @Nullable BackgroundRounds thread;

    private LookingBack(Database database, Duration reach, FirebreakMetrics metrics, Clock clock) {
        this.database = database;
        this.reach = reach;
        this.metrics = metrics;
        this.clock = clock;
        this.traffic = reach.isZero()
                ? Optional.empty()
                : Optional.of(new TrafficLog(
                        database.traffic(), reason -> metrics.count(MetricName.DROPPED, "copies", reason)));
    }

    /** {@code reach}: how far it looks back; zero: nothing is remembered. */
    @MustBeClosed
    static LookingBack open(Storage storage, Duration reach, FirebreakMetrics metrics, Clock clock) {
        return new LookingBack(storage.database(), reach, metrics, clock);
    }

    /** Remembers what passes; empty where nothing is to be remembered. */
    Optional<TrafficLog> traffic() {
        return traffic;
    }

    /** Begins to look for what is new in banks. {@code found} is told of each copy that was not known yet. */
    LookBackParts start(CopyMatcher matcher, Consumer<PastCopy> found) {
        LookBack started = new LookBack(
                new LookBack.Stores(database.bankFeed(), database.traffic(), database.pastCopies()),
                EntriesSearch.over(database.bankFeed(), matcher, clock),
                copy -> {
                    metrics.count(MetricName.PAST_COPIES);
                    found.accept(copy);
                },
                reach,
                clock);
        metrics.gauge(() -> started.progress().left(), MetricName.LOOK_BACK_LEFT);
        if (traffic.isPresent()) {
            thread = started.inBackground();
        }
        return new LookBackParts(database.traffic(), database.pastCopies(), started::progress);
    }

    /** What has to be done now and then. */
    void tidy() {
        database.traffic().forgetBefore(clock.instant().minus(reach));
        database.pastCopies().forgetBefore(clock.instant().minus(KEPT));
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.close();
        }
        traffic.ifPresent(TrafficLog::close);
    }
}
