package dev.firebreak.edge.stop;

import java.time.Duration;

/**
 * How long a {@link StopSequence} tries and what it takes for proof.
 *
 * @param limit the whole sequence gives up after this time, or after the round that is then running
 * @param goneWithin how long after a drop to look before dropping again
 * @param poll time between two looks
 * @param confirmations looks in a row that must find nobody
 * @param settle the last of them no earlier than this after the first; longer than publishers wait before they come back
 */
public record StopSettings(Duration limit, Duration goneWithin, Duration poll, int confirmations, Duration settle) {
    public StopSettings {
        if (poll.isZero() || poll.isNegative() || goneWithin.isNegative() || settle.isNegative()) {
            throw new IllegalArgumentException(
                    "A stop sequence's times are not negative and its poll is more than zero");
        }
        if (confirmations < 1 || limit.compareTo(goneWithin.plus(settle)) < 0) {
            throw new IllegalArgumentException("A stop sequence needs a confirmation and the time for one round");
        }
    }

    /** 20 s in all, a look every 50 ms, gone for 3 s: encoders come back after 1 to 2 s. */
    public static StopSettings defaults() {
        return new StopSettings(
                Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofMillis(50), 3, Duration.ofSeconds(3));
    }
}
