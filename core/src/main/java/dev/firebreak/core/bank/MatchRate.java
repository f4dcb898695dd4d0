package dev.firebreak.core.bank;

import java.time.Duration;

/**
 * How often a bank has matched lately.
 *
 * @param lastHour different subjects within the last hour
 * @param busiestBefore most different subjects in one whole hour of the {@link #MEMORY} before that
 * @param hoursKnown whole hours since the bank's first sighting within that memory: how much its past says
 */
public record MatchRate(int lastHour, int busiestBefore, int hoursKnown) {
    /** How far back a bank's own past goes. */
    public static final Duration MEMORY = Duration.ofDays(7);

    public static final MatchRate NONE = new MatchRate(0, 0, 0);

    public MatchRate {
        if (lastHour < 0 || busiestBefore < 0 || hoursKnown < 0) {
            throw new IllegalArgumentException("Counts are not negative");
        }
    }
}
