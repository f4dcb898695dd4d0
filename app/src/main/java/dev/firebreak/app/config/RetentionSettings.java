package dev.firebreak.app.config;

import java.time.Duration;

/**
 * How long things are kept.
 *
 * @param incidents evidence of incidents, after which an operator's clean-up may remove it
 * @param segments media that belongs to no incident
 * @param evidenceBefore media kept as evidence from before the suspicion began
 */
public record RetentionSettings(Duration incidents, Duration segments, Duration evidenceBefore) {
    static RetentionSettings read(KeyReader keys) {
        RetentionSettings retention = new RetentionSettings(
                keys.duration("retention.incidents", "180d", "1d", "3650d"),
                keys.duration("retention.segments", "2m", "10s", "24h"),
                keys.duration("retention.evidenceBefore", "30s", "0ms", "10m"));
        keys.refuseIf(
                retention.segments.compareTo(retention.evidenceBefore) < 0,
                "retention.segments must not be shorter than retention.evidenceBefore");
        return retention;
    }
}
