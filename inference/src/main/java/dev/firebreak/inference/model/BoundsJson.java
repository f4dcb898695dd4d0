package dev.firebreak.inference.model;

import dev.firebreak.core.arming.FalseAlarms;
import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.arming.MeasuredBounds.Origin;
import dev.firebreak.core.segment.Hash256;
import java.time.Duration;

/**
 * The bounds in {@code package.json}, times in milliseconds. The two upper bounds are written out for people and must agree with
 * the counts.
 */
record BoundsJson(
        String judge,
        Origin origin,
        String source,
        long falseHolds,
        long falseCuts,
        long streamMillis,
        long uniqueMillis,
        double falseHoldsPerHourUpper,
        double falseCutsPerHourUpper) {
    /** Longest time that a package may claim to have been measured over: about a thousand years of stream. */
    static final long MOST_MILLIS = 31_557_600_000_000L;

    private static final double ROUNDING = 1e-6;

    static BoundsJson of(MeasuredBounds from) {
        FalseAlarms holds = from.falseHolds();
        return new BoundsJson(
                from.judge().hex(),
                from.origin(),
                from.source(),
                holds.events(),
                from.falseCuts().events(),
                holds.streamTime().toMillis(),
                holds.uniqueTime().toMillis(),
                holds.upperPerHour(),
                from.falseCuts().upperPerHour());
    }

    MeasuredBounds bounds() {
        requireTime("streamMillis", streamMillis);
        requireTime("uniqueMillis", uniqueMillis);
        MeasuredBounds bounds = MeasuredBounds.of(
                Hash256.ofHex(judge),
                origin,
                source.replaceAll("\\p{Cntrl}", "?"),
                falseHolds,
                falseCuts,
                Duration.ofMillis(streamMillis),
                Duration.ofMillis(uniqueMillis));
        requireUpper("falseHoldsPerHourUpper", falseHoldsPerHourUpper, bounds.falseHolds());
        requireUpper("falseCutsPerHourUpper", falseCutsPerHourUpper, bounds.falseCuts());
        return bounds;
    }

    private static void requireTime(String name, long millis) {
        if (millis < 1 || millis > MOST_MILLIS) {
            throw new IllegalArgumentException(
                    "bounds.%s must be 1 to %d, not %d".formatted(name, MOST_MILLIS, millis));
        }
    }

    private static void requireUpper(String name, double written, FalseAlarms counted) {
        double computed = counted.upperPerHour();
        if (!(Math.abs(written - computed) <= ROUNDING * computed)) {
            throw new IllegalArgumentException(
                    "bounds.%s is %s, but the counts give %s".formatted(name, written, computed));
        }
    }
}
