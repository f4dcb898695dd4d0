package dev.firebreak.training.measure;

import dev.firebreak.core.arming.PoissonBound;
import org.jspecify.annotations.Nullable;

/**
 * Events in hours, with the exact one-sided 95 % upper bound of Poisson.
 *
 * @param perHour null in no time
 * @param upper95PerHour null in no time
 */
public record Rate(
        int events,
        @Nullable Double hours,
        @Nullable Double perHour,
        @Nullable Double upper95PerHour) {
    public static Rate of(int events, double hours) {
        return new Rate(
                events,
                Rounded.of(hours),
                Rounded.of(events / hours),
                hours > 0 ? Rounded.of(PoissonBound.upper(events) / hours) : null);
    }

    /** Hours without any event after which {@code perHour} is shown: the "rule of three", 3.0 / rate. */
    public static double hoursToShow(double perHour) {
        return PoissonBound.upper(0) / perHour;
    }
}
