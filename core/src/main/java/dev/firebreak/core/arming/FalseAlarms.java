package dev.firebreak.core.arming;

import java.time.Duration;

/**
 * How often something false happened in how much stream time.
 *
 * <p><b>Material that comes again says nothing new.</b> Streams put together from recordings are longer than the recordings: a
 * harmless minute that was played thirty times was still only one minute of evidence. So the bound is taken over no more
 * time than there is unique source material, with the events scaled down alike (rounded up). The rate itself stays events
 * by stream time.
 *
 * @param events 0 to {@link PoissonBound#MOST_EVENTS}
 * @param streamTime what was watched, together; not negative
 * @param uniqueTime how much different source material that was; equal to or above {@code streamTime} when nothing came twice
 */
public record FalseAlarms(long events, Duration streamTime, Duration uniqueTime) {
    private static final double NANOS_PER_HOUR = 3.6e12;

    public FalseAlarms {
        if (events < 0 || events > PoissonBound.MOST_EVENTS) {
            throw new IllegalArgumentException(
                    "events must be 0 to %d, not %d".formatted(PoissonBound.MOST_EVENTS, events));
        }
        if (streamTime.isNegative() || uniqueTime.isNegative()) {
            throw new IllegalArgumentException(
                    "Times must not be negative: stream %s, unique %s".formatted(streamTime, uniqueTime));
        }
        if (events > 0 && (streamTime.isZero() || uniqueTime.isZero())) {
            throw new IllegalArgumentException("%d events in no time".formatted(events));
        }
    }

    /** Of traffic that is all new, such as live streams. */
    public static FalseAlarms ofLive(long events, Duration streamTime) {
        return new FalseAlarms(events, streamTime, streamTime);
    }

    /** Events a stream-hour as counted; not a number when nothing was watched. */
    public double perHour() {
        return events / hours(streamTime);
    }

    /** Hours of stream time watched. */
    public double streamHours() {
        return hours(streamTime);
    }

    /** Hours of different source material in it, at most {@link #streamHours}. */
    public double evidenceHours() {
        return Math.min(hours(streamTime), hours(uniqueTime));
    }

    /** The exact one-sided 95 % upper bound of the events a stream-hour; infinite when nothing was watched. */
    public double upperPerHour() {
        double hours = evidenceHours();
        return hours == 0 ? Double.POSITIVE_INFINITY : PoissonBound.upper(evidenceEvents()) / hours;
    }

    /** The exact one-sided 95 % lower bound of the events a stream-hour; 0 when nothing was watched. */
    public double lowerPerHour() {
        double hours = evidenceHours();
        return hours == 0 ? 0 : PoissonBound.lower(evidenceEvents()) / hours;
    }

    /**
     * Hours of new stream time without a further event after which the upper bound is within {@code limit}; 0 when it is
     * already. Without any event so far it is 3.0 / limit in all: the "rule of three".
     *
     * @param limit events a stream-hour, more than 0
     */
    public double hoursToProve(double limit) {
        if (!(limit > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(0, PoissonBound.upper(evidenceEvents()) / limit - evidenceHours());
    }

    private long evidenceEvents() {
        double hours = hours(streamTime);
        return hours == 0 ? 0 : (long) Math.ceil(events * (evidenceHours() / hours));
    }

    private static double hours(Duration time) {
        return time.toNanos() / NANOS_PER_HOUR;
    }
}
