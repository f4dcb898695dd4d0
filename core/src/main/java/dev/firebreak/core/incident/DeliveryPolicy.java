package dev.firebreak.core.incident;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How hard the {@link OutboxDispatcher} tries.
 *
 * @param triesUntilEscalation deliveries after which an action is given up and a person must act, 1 or more
 * @param firstDelay wait after the first failed try; doubles with each further one
 * @param longestDelay what the wait grows to at most
 * @param lease how long a delivery is nobody else's; longer than any delivery may take
 * @param pollInterval how often the outbox is asked when nobody wakes the dispatcher
 * @param concurrency incidents delivered at the same time, 1 or more
 */
public record DeliveryPolicy(
        int triesUntilEscalation,
        Duration firstDelay,
        Duration longestDelay,
        Duration lease,
        Duration pollInterval,
        int concurrency) {
    /** Ten tries over about three minutes, 32 incidents at a time. */
    public static final DeliveryPolicy DEFAULT = new DeliveryPolicy(
            10, Duration.ofMillis(500), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(1), 32);

    /** Beyond this many doublings every delay is the longest one anyway. */
    private static final int MOST_DOUBLINGS = 30;

    public DeliveryPolicy {
        if (triesUntilEscalation < 1 || concurrency < 1) {
            throw new IllegalArgumentException("triesUntilEscalation %d and concurrency %d must be 1 or more"
                    .formatted(triesUntilEscalation, concurrency));
        }
        requirePositive("firstDelay", firstDelay);
        requirePositive("longestDelay", longestDelay);
        requirePositive("lease", lease);
        requirePositive("pollInterval", pollInterval);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero, not " + value);
        }
    }

    /**
     * The wait before the next try: doubling, capped, and drawn from its upper half, so that what failed together does not
     * come back together.
     *
     * @param failures failed tries so far, 1 or more
     */
    Duration delay(int failures, RandomGenerator random) {
        long doubled = firstDelay.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long capped = Math.min(Math.max(1, doubled), longestDelay.toMillis());
        return Duration.ofMillis(capped / 2 + Math.round(capped / 2.0 * random.nextDouble()));
    }
}
