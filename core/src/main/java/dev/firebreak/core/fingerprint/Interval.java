package dev.firebreak.core.fingerprint;

import java.time.Duration;

/** A stretch of media time: {@code from} inclusive, {@code to} exclusive, neither negative, {@code to} not before {@code from}. */
public record Interval(Duration from, Duration to) {
    public Interval {
        if (from.isNegative() || to.compareTo(from) < 0) {
            throw new IllegalArgumentException(
                    "An interval runs forward from 0, not from %s to %s".formatted(from, to));
        }
    }

    public Duration length() {
        return to.minus(from);
    }

    /** The time that both cover; zero when they only touch or lie apart. */
    public Duration overlap(Interval other) {
        Duration start = from.compareTo(other.from) > 0 ? from : other.from;
        Duration end = to.compareTo(other.to) < 0 ? to : other.to;
        Duration shared = end.minus(start);
        return shared.isNegative() ? Duration.ZERO : shared;
    }
}
