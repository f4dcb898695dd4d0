package dev.firebreak.app.config;

import java.time.Duration;

/**
 * Streams that Firebreak fetches from somewhere else.
 *
 * @param retryFor how long a stream that was announced may stay unreachable
 */
public record PullSettings(Duration connectTimeout, Duration readTimeout, Duration retryFor, int maxPulls) {
    static PullSettings read(KeyReader keys) {
        return new PullSettings(
                keys.duration("pulls.connectTimeout", "5s", "100ms", "60s"),
                keys.duration("pulls.readTimeout", "10s", "1s", "5m"),
                keys.duration("pulls.retryFor", "20s", "0ms", "10m"),
                keys.whole("pulls.maxPulls", 64, 1, 10_000));
    }
}
