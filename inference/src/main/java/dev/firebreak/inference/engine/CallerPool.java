package dev.firebreak.inference.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that call the models, and the lock that guards the lanes before them. Thread-safe; whoever touches a lane does
 * so through {@link #locked}.
 */
final class CallerPool implements AutoCloseable {
    private static final long LONGEST_AWAIT_NANOS = 60_000_000_000L;

    private final List<Lane<?, ?>> lanes;
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();

    @GuardedBy("lock")
    private boolean closed;

    CallerPool(int threadCount, List<Lane<?, ?>> lanes) {
        this.lanes = List.copyOf(lanes);
        for (int i = 0; i < threadCount; i++) {
            threads.add(Thread.ofPlatform().name("inference-" + i).daemon().unstarted(this::serve));
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    <I, O> CompletableFuture<O> submit(Lane<I, O> lane, I input, Pace pace) {
        lock.lock();
        try {
            while (lane.isFull() && pace == Pace.FILE && !closed) {
                room.awaitUninterruptibly();
            }
            if (closed) {
                lane.counts.refused(Refusal.CLOSED);
                return CompletableFuture.failedFuture(isClosed());
            }
            if (lane.isFull()) {
                lane.counts.refused(Refusal.QUEUE_FULL);
                return CompletableFuture.failedFuture(
                        new FirebreakException(ErrorCode.LIMIT_EXCEEDED, "The inference engine's queue is full"));
            }
            long now = System.nanoTime();
            CompletableFuture<O> result = new CompletableFuture<>();
            lane.add(new Job<>(input, result, now, lane.heldUntil(pace, now)));
            work.signal();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Fails what waits, lets finish what runs, ends the threads. */
    @Override
    public void close() {
        List<Job<?, ?>> left = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            for (Lane<?, ?> lane : lanes) {
                List<? extends Job<?, ?>> waiting = lane.takeAll();
                waiting.forEach(job -> lane.counts.refused(Refusal.CLOSED));
                left.addAll(waiting);
            }
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(job -> job.result().completeExceptionally(isClosed()));
        threads.forEach(CallerPool::join);
    }

    private void serve() {
        for (Runnable batch = next(); batch != null; batch = next()) {
            batch.run();
        }
    }

    /** Waits for a ripe batch; null when closed. */
    private @Nullable Runnable next() {
        lock.lock();
        try {
            while (!closed) {
                long now = System.nanoTime();
                long earliest = Long.MAX_VALUE;
                Lane<?, ?> ripe = null;
                for (Lane<?, ?> lane : lanes) {
                    long wait = lane.isEmpty() ? Long.MAX_VALUE : lane.ripeAt(now) - now;
                    earliest = Math.min(earliest, wait);
                    if (wait <= 0 && (ripe == null || lane.oldest() - ripe.oldest() < 0)) {
                        ripe = lane;
                    }
                }
                if (ripe != null) {
                    return taken(ripe);
                }
                // A wait without end wakes up now and then all the same: it costs nothing and needs no second case.
                work.awaitNanos(Math.min(earliest, LONGEST_AWAIT_NANOS));
            }
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a caller thread", e);
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private <I, O> Runnable taken(Lane<I, O> lane) {
        List<Job<I, O>> batch = lane.take();
        room.signalAll();
        work.signal(); // somebody else looks after what is left
        return () -> run(lane, batch);
    }

    private <I, O> void run(Lane<I, O> lane, List<Job<I, O>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<O> scores;
        try {
            scores = lane.model.scores(batch.stream().map(Job::input).toList());
        } catch (RuntimeException e) {
            failed(lane, batch, e);
            return;
        }
        long now = System.nanoTime();
        locked(() -> {
            lane.counts.ran();
            batch.forEach(job -> lane.counts.scored(now - job.submittedAt()));
            return true;
        });
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).result().complete(scores.get(i));
        }
    }

    /** A model that fails on a batch is tried on each input alone, so that one input cannot spoil the others'. */
    private <I, O> void failed(Lane<I, O> lane, List<Job<I, O>> batch, RuntimeException cause) {
        if (batch.size() > 1) {
            batch.forEach(job -> run(lane, List.of(job)));
            return;
        }
        locked(() -> {
            lane.counts.refused(Refusal.MODEL_FAILED);
            return true;
        });
        batch.get(0)
                .result()
                .completeExceptionally(
                        cause instanceof FirebreakException
                                ? cause
                                : new FirebreakException(
                                        ErrorCode.MODEL_UNUSABLE, "The model failed: " + cause.getMessage(), cause));
    }

    private static FirebreakException isClosed() {
        return new FirebreakException(ErrorCode.CONFLICT, "The inference engine is closed");
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
