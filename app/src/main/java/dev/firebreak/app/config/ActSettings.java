package dev.firebreak.app.config;

import java.time.Duration;

/**
 * What Firebreak may do by itself.
 *
 * @param hold withhold on the verdict hold
 * @param cut cut on the verdict cut
 * @param restoreImmunity after a reviewer restored a stream, the time in which it is not held or cut again by itself
 */
public record ActSettings(
        boolean hold, boolean cut, Duration restoreImmunity, Duration retryFirst, Duration retryMost, int maxAttempts) {
    static ActSettings read(KeyReader keys) {
        ActSettings act = new ActSettings(
                keys.flag("act.hold", true),
                keys.flag("act.cut", true),
                keys.duration("act.restoreImmunity", "60s", "0ms", "24h"),
                keys.duration("act.retryFirst", "500ms", "50ms", "1m"),
                keys.duration("act.retryMost", "30s", "1s", "1h"),
                keys.whole("act.maxAttempts", 20, 1, 1_000));
        keys.refuseIf(
                act.cut && !act.hold,
                "act.cut needs act.hold: a stream that may be cut but not held would show the attack until the cut");
        keys.refuseIf(
                act.retryMost.compareTo(act.retryFirst) < 0, "act.retryMost must not be shorter than act.retryFirst");
        return act;
    }
}
