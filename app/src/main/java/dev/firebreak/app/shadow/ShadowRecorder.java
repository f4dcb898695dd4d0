package dev.firebreak.app.shadow;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what all sessions in shadow mode have come to, on a thread of its own: at once when a verdict is reached, and the time
 * watched every {@link #WRITE_EVERY}, so that a {@code kill -9} loses no more than that. Totals are written, not differences: what
 * could not be written, or was written without an answer, is written again and counts once. Thread-safe.
 */
public final class ShadowRecorder implements AutoCloseable {
    /** How often the time watched is written. */
    static final Duration WRITE_EVERY = Duration.ofSeconds(20);

    /** Verdicts kept at most; of more, the oldest days go first, with their time. */
    static final int MOST_VERDICTS = 20_000;

    /** Sessions that may wait to be written, some kilobytes each; beyond, those that are over are given up. */
    static final int MOST_WAITING = 10_000;

    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(ShadowRecorder.class);

    private final ShadowStore store;
    private final ShadowWatch.Rules rules;
    private final Duration retention;
    private final Runnable written;
    private final Runnable givenUp;
    private final Clock clock;
    private final Map<ShadowWatch, Boolean> watches = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Thread writer;
    private boolean news;
    private boolean closing;
    private Instant forgotten = Instant.MIN;

    /**
     * Starts the writer.
     *
     * @param judge SHA-256 of the weights and constants that judge
     * @param releaseAfter media time after which the judge leaves a level
     * @param retention how long days are kept
     * @param written called, on the writer's thread, after something new was written
     * @param givenUp called for each session whose last minutes could not be written
     */
    public ShadowRecorder(
            ShadowStore store,
            Hash256 judge,
            Duration releaseAfter,
            Duration retention,
            Runnable written,
            Runnable givenUp,
            Clock clock) {
        this.store = store;
        this.rules = new ShadowWatch.Rules(judge, releaseAfter, new VerdictBudget(), this::wake);
        this.retention = retention;
        this.written = written;
        this.givenUp = givenUp;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("shadow-recorder").start(this::run);
    }

    /** Begins to watch a session. */
    public ShadowWatch watch(SessionInfo info, RecentFrames frames, Runnable startAnew) {
        ShadowWatch watch = new ShadowWatch(info, rules, clock, frames, startAnew);
        watches.put(watch, true);
        return watch;
    }

    /** Writes what is left and ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            work.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (!writer.join(CLOSE_WAIT)) {
                log.error("What shadow mode watched in the last seconds could not be written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        lock.lock();
        try {
            news = true;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        boolean last = false;
        boolean failed = false;
        while (!last) {
            last = await(failed);
            failed = !writeAll();
            forget();
        }
    }

    /** Waits for something new or for the time; after a failure for the time. True when the recorder closes. */
    private boolean await(boolean failed) {
        long left = WRITE_EVERY.toNanos();
        lock.lock();
        try {
            while (left > 0 && !closing && (failed || !news)) {
                left = work.awaitNanos(left);
            }
            news = false;
            return closing;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean writeAll() {
        boolean anything = false;
        for (ShadowWatch watch : List.copyOf(watches.keySet())) {
            boolean over = watch.hasEnded();
            Optional<ShadowLedger.Page> page = watch.take();
            if (page.isPresent()) {
                try {
                    store.write(page.get().progress());
                    anything = true;
                } catch (RuntimeException e) {
                    keepForLater(watch, page.get(), e);
                    return false;
                }
            }
            if (over) {
                watches.remove(watch);
            }
        }
        if (anything) {
            written.run();
        }
        return true;
    }

    private void keepForLater(ShadowWatch watch, ShadowLedger.Page page, RuntimeException why) {
        log.warn("What shadow mode recorded cannot be written now; it is tried again", why);
        watch.putBack(page);
        if (watches.size() > MOST_WAITING) {
            watches.keySet().stream().filter(ShadowWatch::hasEnded).findFirst().ifPresent(oldest -> {
                log.error(
                        "What shadow mode recorded is given up session={}",
                        oldest.info().session());
                watches.remove(oldest);
                givenUp.run();
            });
        }
    }

    private void forget() {
        Instant now = clock.instant();
        if (forgotten.isAfter(now.minus(FORGET_EVERY))) {
            return;
        }
        forgotten = now;
        try {
            int verdicts = store.forget(LocalDate.ofInstant(now.minus(retention), ZoneOffset.UTC), MOST_VERDICTS);
            if (verdicts > 0) {
                log.info("Old verdicts of shadow mode are forgotten, with the time they were in count={}", verdicts);
            }
        } catch (RuntimeException e) {
            log.warn("Old days of shadow mode could not be forgotten; it is tried again in an hour", e);
        }
    }
}
