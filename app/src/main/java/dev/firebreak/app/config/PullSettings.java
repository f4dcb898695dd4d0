package dev.firebreak.app.config;

import java.time.Duration;

/**
 * Streams that Firebreak fetches from somewhere else.
 *
 * @param retryFor how long a stream that was announced may stay unreachable
 * @param maxPulls streams fetched at the same time
 */
public record PullSettings(Duration retryFor, int maxPulls) {
    static PullSettings read(KeyReader keys) {
        return new PullSettings(
                keys.duration("pulls.retryFor", "20s", "0ms", "10m"), keys.whole("pulls.maxPulls", 64, 1, 10_000));
    }
}
