package dev.firebreak.core.bank;

import java.util.Optional;

/**
 * When a bank matches too much: usually an entry that should not be there (a black picture, an opening title), or a bank of a peer
 * that went wrong. A pure function of counts.
 *
 * <p>A limit is the operator's own number. A surge compares with the bank's past: at least {@value #LEAST} different streams within an
 * hour, more than {@value #FACTOR} times the busiest hour of the last week, once there are {@value #HOURS} hours of past. Many people
 * re-streaming a fresh attack look just the same, which is why surges are off unless asked for, and why a bank in quarantine still asks
 * for a person's look.
 *
 * <p>Something common is an entry that matches more than one in {@value #COMMON} of all different things that are looked at, once these are
 * {@value #LEAST_THINGS}: no attack is so much of what a platform carries, but a blank picture or the card that streams begin with
 * is. This rule is always on.
 */
public final class FloodRule {
    /** Fewer streams than this are no surge. */
    public static final int LEAST = 20;

    /** Times the busiest hour of the past. */
    public static final int FACTOR = 5;

    /** Before, there is no past to compare with. */
    public static final int HOURS = 24;

    /** Of fewer things nothing can be said. */
    public static final int LEAST_THINGS = 200;

    /** One in so many things may match the same entry. */
    public static final int COMMON = 4;

    private FloodRule() {}

    /** Why the bank should go into quarantine, as a sentence; empty when it should not. */
    public static Optional<String> judge(LookedAt.Share share) {
        boolean common = share.things() >= LEAST_THINGS && share.matched() * COMMON > share.things();
        return common
                ? Optional.of("Entry %s matched some %d of %d different things within the hour: it is something common"
                        .formatted(share.entry(), share.matched(), share.things()))
                : Optional.empty();
    }

    /** Why the bank should go into quarantine, as a sentence; empty when it should not. */
    public static Optional<String> judge(MatchRate rate, BankPolicy.FloodLimits limits) {
        if (limits.streamsPerHour() > 0 && rate.lastHour() > limits.streamsPerHour()) {
            return Optional.of("It matched %d different streams and files within an hour; its limit is %d"
                    .formatted(rate.lastHour(), limits.streamsPerHour()));
        }
        boolean surge = rate.hoursKnown() >= HOURS
                && rate.lastHour() >= LEAST
                && rate.lastHour() > (long) FACTOR * rate.busiestBefore();
        if (limits.surges() && surge) {
            return Optional.of(
                    "It matched %d different streams and files within an hour; its busiest hour of the last week had %d"
                            .formatted(rate.lastHour(), rate.busiestBefore()));
        }
        return Optional.empty();
    }
}
