package dev.firebreak.app.config;

import java.time.Duration;

/**
 * How much at once.
 *
 * @param liveStreams sessions that are watched at the same time; the next publisher is refused
 * @param signInFailures failed sign-ins of one account within {@code signInWindow} after which it must wait
 * @param signInFailuresPerAddress the same for one network address
 */
public record LimitSettings(
        int liveStreams, int signInFailures, int signInFailuresPerAddress, Duration signInWindow, int timelineSeconds) {
    static LimitSettings read(KeyReader keys) {
        LimitSettings limits = new LimitSettings(
                keys.whole("limits.liveStreams", 64, 1, 10_000),
                keys.whole("limits.signInFailures", 5, 1, 1_000),
                keys.whole("limits.signInFailuresPerAddress", 20, 1, 10_000),
                keys.duration("limits.signInWindow", "15m", "1s", "24h"),
                keys.whole("limits.timelineSeconds", 600, 60, 86_400));
        keys.refuseIf(
                limits.signInFailuresPerAddress < limits.signInFailures,
                "limits.signInFailuresPerAddress must not be below limits.signInFailures");
        return limits;
    }
}
