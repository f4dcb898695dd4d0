package dev.firebreak.app.incident;

import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.incident.Playbook;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final IncidentStore store;
    private final SegmentStore segments;
    private final Duration before;
    private final Clock clock;
    private final Consumer<IncidentId> changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Set<Long> recordedSegments = new HashSet<>();

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
        this.store = store;
        this.segments = segments;
        this.before = before;
        this.clock = clock;
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
            current = current == null ? open(verdict) : raise(current, verdict);
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
        store.addTimeline(current.id(), batch.seconds());
        store.addStills(
                current.id(), batch.frames().stream().map(StillEncoder::encode).toList());
        keepSegments(current);
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

    private Incident open(Verdict verdict) {
        recordedSegments.clear();
        Incident opened = new Incident(
                IncidentId.random(),
                session.stream(),
                session.session(),
                verdict.level(),
                IncidentState.OPEN,
                clock.instant(),
                session.start(),
                verdict.suspectedSince().orElse(verdict.at()),
                verdict.at(),
                verdict.score(),
                verdict.reason(),
                session.modelPackage(),
                Optional.empty());
        return store.open(opened, Playbook.onVerdict(verdict.level()));
    }

    private Incident raise(Incident current, Verdict verdict) {
        VerdictLevel level = verdict.level();
        return store.raise(
                current.id(),
                level,
                verdict.at(),
                verdict.score(),
                verdict.reason(),
                clock.instant(),
                Playbook.onVerdict(level));
    }

    private void keepSegments(Incident current) {
        Duration from = current.suspectedSince().minus(before);
        List<Segment> fresh = segments.list(session.stream(), session.session()).stream()
                .filter(segment -> segment.end().compareTo(from) > 0)
                .filter(segment -> !recordedSegments.contains(segment.id().sequence()))
                .toList();
        segments.preserve(fresh.stream().map(Segment::id).toList());
        store.addSegments(current.id(), fresh);
        fresh.forEach(segment -> recordedSegments.add(segment.id().sequence()));
    }
}
