package dev.firebreak.inference.analysis;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.engine.Pace;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line of one stream: first in, first out, whatever order the engine finishes in. Thread-safe.
 *
 * <p>Whoever finds the head ready (an engine thread whose scores are done, or the feeding thread) serves the line; a counter
 * makes sure that only one does at a time and that no readiness is missed. The line is bounded: when full, FILE waits and LIVE
 * gives up its oldest.
 */
final class EvidenceLine {
    private static final Logger log = LoggerFactory.getLogger(EvidenceLine.class);

    private final Pace pace;
    private final int capacity;
    private final EvidenceSink sink;
    private final AtomicInteger wanted = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    @GuardedBy("lock")
    private final ArrayDeque<Pending> line = new ArrayDeque<>();

    @GuardedBy("lock")
    private final Map<Skip, Long> skips = new EnumMap<>(Skip.class);

    @GuardedBy("lock")
    private int outstanding;

    @GuardedBy("lock")
    private long windows;

    @GuardedBy("lock")
    private long frames;

    @GuardedBy("lock")
    private boolean serving;

    @GuardedBy("lock")
    private @Nullable Throwable failure;

    EvidenceLine(Pace pace, int capacity, EvidenceSink sink) {
        this.pace = pace;
        this.capacity = capacity;
        this.sink = sink;
    }

    /** Deals with what has come to the head of the line; one call at a time. */
    interface EvidenceSink {
        void scored(Pending.Scored scored);

        void reached(Pending.Mark mark);
    }

    /**
     * Makes room for one more: waits, or gives up the oldest. False when there is none to give up, since all are scored and
     * the listener is behind: then the newest must go, and is counted here.
     */
    boolean makeRoom() {
        Pending.Scored oldest;
        lock.lock();
        try {
            while (pace == Pace.FILE && outstanding >= capacity) {
                moved.awaitUninterruptibly();
            }
            requireIntact();
            if (outstanding < capacity) {
                return true;
            }
            oldest = oldestUnscored();
            if (oldest == null) {
                skips.merge(Skip.TOO_LATE, 1L, Long::sum);
                return false;
            }
        } finally {
            lock.unlock();
        }
        oldest.scores().cancel(false);
        return true;
    }

    /** Like {@link #makeRoom}, but for something that is worth giving up nothing for. */
    boolean awaitRoom() {
        lock.lock();
        try {
            while (pace == Pace.FILE && outstanding >= capacity) {
                moved.awaitUninterruptibly();
            }
            requireIntact();
            if (outstanding >= capacity) {
                skips.merge(Skip.TOO_LATE, 1L, Long::sum);
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void add(Pending.Scored scored) {
        lock.lock();
        try {
            line.add(scored);
            outstanding++;
        } finally {
            lock.unlock();
        }
        CompletableFuture<?> unused = scored.scores().whenComplete((scores, failed) -> serve());
    }

    /** Marks that follow each other directly become one. */
    void add(Pending.Mark mark) {
        lock.lock();
        try {
            requireIntact();
            if (line.peekLast() instanceof Pending.Mark) {
                line.removeLast();
            }
            line.add(mark);
        } finally {
            lock.unlock();
        }
        serve();
    }

    /** Waits until the line is empty and served; throws what the listener threw, if it did. */
    void awaitEmpty() {
        lock.lock();
        try {
            while (!line.isEmpty() || serving) {
                moved.awaitUninterruptibly();
            }
            requireIntact();
        } finally {
            lock.unlock();
        }
    }

    AnalysisCounts counts() {
        lock.lock();
        try {
            return new AnalysisCounts(windows, frames, outstanding, skips);
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        if (wanted.getAndIncrement() != 0) {
            return;
        }
        int served = 1;
        do {
            for (Pending next = next(); next != null; next = next()) {
                deal(next);
            }
            served = wanted.addAndGet(-served);
        } while (served != 0);
    }

    private @Nullable Pending next() {
        lock.lock();
        try {
            Pending head = line.peek();
            boolean ready = head != null && head.ready();
            serving = ready;
            if (ready) {
                line.remove();
                outstanding -= head instanceof Pending.Scored ? 1 : 0;
            }
            moved.signalAll();
            return ready ? head : null;
        } finally {
            lock.unlock();
        }
    }

    private void deal(Pending next) {
        try {
            switch (next) {
                case Pending.Mark mark -> sink.reached(mark);
                case Pending.Scored scored -> {
                    if (count(scored)) {
                        sink.scored(scored);
                    }
                }
            }
        } catch (RuntimeException | Error e) {
            log.error("analysis of a stream failed", e);
            lock.lock();
            try {
                failure = e;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Counts what has come out of the line; false when it has no scores. */
    private boolean count(Pending.Scored scored) {
        lock.lock();
        try {
            if (scored.scores().isCompletedExceptionally()) {
                skips.merge(reason(scored.scores()), 1L, Long::sum);
                return false;
            }
            windows += scored instanceof Pending.Window ? 1 : 0;
            frames += scored instanceof Pending.Picture ? 1 : 0;
            return true;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private Pending.@Nullable Scored oldestUnscored() {
        for (Pending pending : line) {
            if (pending instanceof Pending.Scored scored && !scored.ready()) {
                return scored;
            }
        }
        return null;
    }

    @GuardedBy("lock")
    private void requireIntact() {
        if (failure != null) {
            throw new IllegalStateException("The analysis of this stream has failed", failure);
        }
    }

    private static Skip reason(CompletableFuture<?> failed) {
        if (failed.isCancelled()) {
            return Skip.TOO_LATE;
        }
        if (!(failed.exceptionNow() instanceof FirebreakException outside)) {
            return Skip.MODEL_FAILED;
        }
        return switch (outside.code()) {
            case LIMIT_EXCEEDED -> Skip.ENGINE_FULL;
            case CONFLICT -> Skip.ENGINE_CLOSED;
            default -> Skip.MODEL_FAILED;
        };
    }
}
