package dev.firebreak.app.web;

import dev.firebreak.app.arming.CurrentArming;
import dev.firebreak.core.arming.Arming;
import dev.firebreak.core.arming.FalseAlarms;
import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.arming.MeasuredBounds.Origin;
import dev.firebreak.core.verdict.VerdictLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the server goes without a person, and why no further.
 *
 * @param level the highest level that is acted on without a person
 * @param packaged what the model package says of itself; null when it says nothing
 * @param own what was counted on this server's own traffic in shadow mode; null when nothing was
 */
record ArmingView(
        VerdictLevel level,
        List<Refused> refusals,
        double maxFalseHoldsPerHour,
        double maxFalseCutsPerHour,
        @Nullable Bounds packaged,
        @Nullable Bounds own) {
    /** One level that is not armed, and why. */
    record Refused(VerdictLevel level, Arming.Reason reason, String text) {}

    /** A measurement; holds and cuts counted over the same streams. */
    record Bounds(Origin origin, String source, double streamHours, double evidenceHours, Rate holds, Rate cuts) {
        static Bounds of(MeasuredBounds bounds) {
            return new Bounds(
                    bounds.origin(),
                    bounds.source(),
                    bounds.falseHolds().streamHours(),
                    bounds.falseHolds().evidenceHours(),
                    Rate.of(bounds.falseHolds()),
                    Rate.of(bounds.falseCuts()));
        }
    }

    /** @param upperPerHour exact 95 % Poisson upper bound a stream-hour; null when nothing was watched */
    record Rate(long events, @Nullable Double upperPerHour) {
        static Rate of(FalseAlarms alarms) {
            double upper = alarms.upperPerHour();
            return new Rate(alarms.events(), Double.isFinite(upper) ? upper : null);
        }
    }

    static ArmingView of(CurrentArming current) {
        Arming arming = current.get();
        return new ArmingView(
                arming.level(),
                arming.refusals().stream()
                        .map(refusal -> new Refused(refusal.level(), refusal.reason(), refusal.text()))
                        .toList(),
                current.limits().falseHoldsPerHour(),
                current.limits().falseCutsPerHour(),
                current.judging().bounds().map(Bounds::of).orElse(null),
                current.own().map(Bounds::of).orElse(null));
    }
}
