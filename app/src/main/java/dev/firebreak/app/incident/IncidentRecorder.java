package dev.firebreak.app.incident;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one session's incident and its evidence to the store, on a thread of its own, so that a slow or absent database
 * never delays a verdict.
 *
 * <p><b>Design note.</b> What is still to be written is kept as state in {@link UnwrittenEvidence} (the level to reach, changed seconds,
 * new frames), not as a queue of jobs: whatever piles up while the database is away is folded together, so memory is
 * bounded and the newest state is written first. The writer retries until it succeeds, after {@link #close} too; every store call is idempotent.
 * What a person's decision overtakes is not written any more: each decision begins a new round, and a batch of an earlier round
 * neither is tried again nor becomes the session's incident. Thread-safe.
 */
public final class IncidentRecorder implements AutoCloseable {
    /** How long {@link #close} waits for the last evidence to be written. */
    static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    /** How often a batch is tried that the store refuses for good, or that a mistake of ours breaks, before it is given up. */
    static final int MOST_REFUSALS = 3;

    private static final long FIRST_RETRY_MILLIS = 100;
    private static final long LAST_RETRY_MILLIS = 5_000;
    private static final Logger log = LoggerFactory.getLogger(IncidentRecorder.class);

    private final SessionInfo session;
    private final IncidentFile file;
    private final Consumer<IncidentId> changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final UnwrittenEvidence unwritten = new UnwrittenEvidence();
    private @Nullable Thread writer;
    private @Nullable Incident incident;
    private boolean closing;
    private int round;

    /**
     * @param before media time before the suspicion whose segments are kept too: what led up to it
     * @param changed told, on the writer's thread, whenever the stored incident or its actions changed
     */
    public IncidentRecorder(
            SessionInfo session,
            IncidentStore store,
            SegmentStore segments,
            Duration before,
            Clock clock,
            Consumer<IncidentId> changed) {
        this.session = session;
        this.file = new IncidentFile(session, store, segments, before, clock);
        this.changed = changed;
    }

    /**
     * A verdict that is acted on as WATCH, HOLD or CUT: opens the session's incident, or raises it. Returns at once.
     *
     * @param before the timeline so far, to be kept as what led up to it
     */
    public void record(Verdict verdict, List<TimelineSecond> before) {
        lock.lock();
        try {
            unwritten.verdict(verdict);
            before.forEach(unwritten::second);
            if (writer == null) {
                writer = Thread.ofVirtual()
                        .name("incident-recorder-" + session.stream())
                        .start(this::write);
            }
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A person decided: what follows in this session is a new incident, if anything follows. */
    public void decided() {
        lock.lock();
        try {
            round++;
            incident = null;
            unwritten.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Adds evidence to the incident, if there is one; nothing happens otherwise. */
    public void add(@Nullable TimelineSecond second, @Nullable Frame frame) {
        lock.lock();
        try {
            if (writer == null) {
                return;
            }
            if (second != null) {
                unwritten.second(second);
            }
            if (frame != null) {
                unwritten.frame(frame);
            }
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** True from the first verdict on: evidence is wanted. */
    public boolean recording() {
        lock.lock();
        try {
            return writer != null;
        } finally {
            lock.unlock();
        }
    }

    /** The session's incident, once stored. */
    public Optional<Incident> incident() {
        lock.lock();
        try {
            return Optional.ofNullable(incident);
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is left and ends. */
    @Override
    public void close() {
        Thread running;
        lock.lock();
        try {
            closing = true;
            work.signalAll();
            running = writer;
        } finally {
            lock.unlock();
        }
        if (running == null) {
            return;
        }
        try {
            if (!running.join(CLOSE_WAIT)) {
                log.error(
                        "Evidence of an incident could not be written before the session closed stream={}",
                        session.stream());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is written in one go, and in which round it was taken. */
    private record Writing(
            UnwrittenEvidence.Batch batch,
            int round,
            @Nullable Incident incident,
            boolean last) {}

    private void write() {
        long retryMillis = FIRST_RETRY_MILLIS;
        int refusals = 0;
        while (true) {
            Writing writing = next();
            try {
                store(writing);
                retryMillis = FIRST_RETRY_MILLIS;
                refusals = 0;
                if (writing.last()) {
                    return;
                }
            } catch (RuntimeException e) {
                boolean passes = e instanceof FirebreakException outside
                        && outside.code().retryable();
                refusals = passes ? refusals : refusals + 1;
                if (refusals == MOST_REFUSALS) {
                    refusals = 0;
                    log.error("Evidence of an incident is given up stream={}", session.stream(), e);
                    continue;
                }
                log.error(
                        "An incident could not be written, trying again stream={} in_ms={}",
                        session.stream(),
                        retryMillis,
                        e);
                waitForRetry(writing, retryMillis);
                retryMillis = Math.min(LAST_RETRY_MILLIS, retryMillis * 2);
            }
        }
    }

    private Writing next() {
        lock.lock();
        try {
            while (unwritten.isEmpty() && !closing) {
                work.awaitUninterruptibly();
            }
            return new Writing(unwritten.take(), round, incident, closing);
        } finally {
            lock.unlock();
        }
    }

    private void waitForRetry(Writing writing, long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            if (writing.round() == round) {
                unwritten.putBack(writing.batch());
            }
            while (left > 0) {
                left = work.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void store(Writing writing) {
        UnwrittenEvidence.Batch batch = writing.batch();
        Incident current = writing.incident();
        Verdict verdict = batch.verdict();
        if (verdict != null) {
            current = current == null ? file.open(verdict) : file.raise(current, verdict);
            remember(current, writing.round());
            log.warn(
                    "Incident recorded stream={} incident={} level={} state={}",
                    session.stream(),
                    current.id(),
                    current.level(),
                    current.state());
            changed.accept(current.id());
        }
        if (current == null) {
            return;
        }
        file.add(current, batch);
        changed.accept(current.id());
    }

    private void remember(Incident stored, int ofRound) {
        lock.lock();
        try {
            if (ofRound == round) {
                incident = stored;
            }
        } finally {
            lock.unlock();
        }
    }
}
