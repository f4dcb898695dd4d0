package dev.firebreak.inference.engine;

import java.time.Duration;
import java.util.Map;

/**
 * What one model has done so far.
 *
 * @param items submissions that got scores
 * @param batches runs of the model
 * @param queueDepth submissions waiting now
 * @param largestBatch that this model is run with: 1 when its scores were found to depend on the batch
 * @param p50 median time from submission to scores over the last submissions; zero before the first
 * @param p99 99th percentile of the same
 * @param refusals submissions that got no scores, by reason
 */
public record LaneMetrics(
        long items,
        long batches,
        int queueDepth,
        int largestBatch,
        Duration p50,
        Duration p99,
        Map<Refusal, Long> refusals) {
    public LaneMetrics {
        refusals = Map.copyOf(refusals);
    }

    /** Items a batch; 0 before the first. */
    public double meanBatch() {
        return batches == 0 ? 0 : (double) items / batches;
    }

    public long refused(Refusal reason) {
        return refusals.getOrDefault(reason, 0L);
    }
}
