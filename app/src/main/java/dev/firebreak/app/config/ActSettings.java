package dev.firebreak.app.config;

import dev.firebreak.core.arming.ArmingLimits;
import dev.firebreak.core.arming.ArmingRule;
import java.time.Duration;

/**
 * What Firebreak may do by itself.
 *
 * @param arming whether it is to hold and cut by itself, and how unsure the model package may be for that
 * @param shadow whether verdicts on all streams are recorded and not acted on
 * @param restoreImmunity after a reviewer restored a stream, the time in which it is not held or cut again by itself
 */
public record ActSettings(
        ArmingLimits arming,
        boolean shadow,
        Duration restoreImmunity,
        Duration retryFirst,
        Duration retryMost,
        int maxAttempts) {
    private static final double LEAST_RATE = 0.000_001;

    static ActSettings read(KeyReader keys) {
        boolean hold = keys.flag("act.hold", true);
        boolean cut = keys.flag("act.cut", true);
        keys.refuseIf(
                cut && !hold,
                "act.cut needs act.hold: a stream that may be cut but not held would show the attack until the cut");
        ActSettings act = new ActSettings(
                new ArmingLimits(
                        hold,
                        cut && hold,
                        keys.number("act.maxFalseHoldsPerHour", "0.01", LEAST_RATE, ArmingRule.ANY_RATE),
                        keys.number("act.maxFalseCutsPerHour", "0.001", LEAST_RATE, ArmingRule.ANY_RATE)),
                keys.flag("act.shadow", false),
                keys.duration("act.restoreImmunity", "60s", "0ms", "24h"),
                keys.duration("act.retryFirst", "500ms", "50ms", "1m"),
                keys.duration("act.retryMost", "30s", "1s", "1h"),
                keys.whole("act.maxAttempts", 20, 1, 1_000));
        keys.refuseIf(
                act.retryMost.compareTo(act.retryFirst) < 0, "act.retryMost must not be shorter than act.retryFirst");
        return act;
    }

    /** The same, taking any model package, however often it may be wrong: and not in shadow mode: for drills. */
    ActSettings withAnyRate() {
        return new ActSettings(
                new ArmingLimits(arming.hold(), arming.cut(), ArmingRule.ANY_RATE, ArmingRule.ANY_RATE),
                false,
                restoreImmunity,
                retryFirst,
                retryMost,
                maxAttempts);
    }
}
