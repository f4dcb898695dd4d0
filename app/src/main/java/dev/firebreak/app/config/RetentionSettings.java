package dev.firebreak.app.config;

import java.time.Duration;

/**
 * How long media is kept. Incidents are kept until an operator removes them.
 *
 * @param segments media that belongs to no incident
 * @param evidenceBefore media kept as evidence from before the suspicion began
 * @param shadow days of shadow mode: the time watched and the verdicts in it, with their pictures
 */
public record RetentionSettings(Duration segments, Duration evidenceBefore, Duration shadow) {
    static RetentionSettings read(KeyReader keys) {
        RetentionSettings retention = new RetentionSettings(
                keys.duration("retention.segments", "2m", "10s", "24h"),
                keys.duration("retention.evidenceBefore", "30s", "0ms", "10m"),
                keys.duration("retention.shadow", "90d", "1d", "3650d"));
        keys.refuseIf(
                retention.segments.compareTo(retention.evidenceBefore) < 0,
                "retention.segments must not be shorter than retention.evidenceBefore");
        return retention;
    }
}
