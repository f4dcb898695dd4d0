package dev.firebreak.inference.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The queue before one model and its figures. Confined to the engine's lock.
 *
 * <p><b>When is a batch ripe?</b> When it is full, or when its first job need not be held any longer. A job is held only if
 * others are expected: live jobs come by the clock, so the mean time between the last of them says how many will come within
 * the longest wait. With one live stream (two windows a second) that is none, and nothing is ever held; with a hundred it is
 * four. While all callers are busy, jobs gather by themselves, and the next caller takes them at once.
 */
final class Lane<I, O> {
    /** Weight of the newest interval in the mean time between live jobs. */
    private static final double NEWEST = 0.1;

    final BatchModel<I, O> model;
    final LaneCounts counts = new LaneCounts();

    private final int largestBatch;
    private final int capacity;
    private final long longestWaitNanos;
    private final ArrayDeque<Job<I, O>> waiting = new ArrayDeque<>();
    private double meanIntervalNanos = Double.POSITIVE_INFINITY;
    private long lastLiveAt;
    private boolean anyLive;

    Lane(BatchModel<I, O> model, EngineSettings settings) {
        this.model = model;
        this.largestBatch = Math.min(settings.largestBatch(), model.largestBatch());
        this.capacity = settings.queueCapacity();
        this.longestWaitNanos = settings.longestWait().toNanos();
    }

    boolean isFull() {
        return waiting.size() >= capacity;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Until when a job that is submitted now may be held: now when it should not be. */
    long heldUntil(Pace pace, long now) {
        if (pace == Pace.FILE || largestBatch == 1) {
            return now;
        }
        double interval = anyLive ? now - lastLiveAt : Double.POSITIVE_INFINITY;
        meanIntervalNanos = Double.isInfinite(meanIntervalNanos)
                ? interval
                : meanIntervalNanos + NEWEST * (interval - meanIntervalNanos);
        lastLiveAt = now;
        anyLive = true;
        return meanIntervalNanos < longestWaitNanos ? now + longestWaitNanos : now;
    }

    void add(Job<I, O> job) {
        waiting.add(job);
    }

    /** When the first batch is ripe, at the earliest; only when not empty. */
    long ripeAt(long now) {
        if (waiting.size() >= largestBatch) {
            return now;
        }
        long ripeAt = Long.MAX_VALUE;
        for (Job<I, O> job : waiting) {
            ripeAt = Math.min(ripeAt, job.heldUntil());
        }
        return ripeAt;
    }

    /** When the job that has waited longest was submitted; only when not empty. */
    long oldest() {
        return waiting.element().submittedAt();
    }

    /** Takes the next batch; jobs that were given up are left out and counted. May be empty. */
    List<Job<I, O>> take() {
        List<Job<I, O>> batch = new ArrayList<>(largestBatch);
        while (batch.size() < largestBatch && !waiting.isEmpty()) {
            Job<I, O> job = waiting.remove();
            if (job.result().isDone()) {
                counts.refused(Refusal.GIVEN_UP);
            } else {
                batch.add(job);
            }
        }
        return batch;
    }

    List<Job<I, O>> takeAll() {
        List<Job<I, O>> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    LaneMetrics metrics() {
        List<Duration> percentiles = counts.percentiles(0.5, 0.99);
        return new LaneMetrics(
                counts.items(),
                counts.batches(),
                waiting.size(),
                largestBatch,
                percentiles.get(0),
                percentiles.get(1),
                counts.refusals());
    }
}
