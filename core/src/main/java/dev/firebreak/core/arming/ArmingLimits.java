package dev.firebreak.core.arming;

/**
 * What the operator accepts and wants: how many false holds and false cuts a stream-hour there may be at most, as an upper
 * bound, and whether the server is to hold and cut by itself at all.
 *
 * @param hold whether viewers are to be withheld from automatically
 * @param cut whether publishers are to be stopped automatically; not without {@code hold}
 * @param falseHoldsPerHour more than 0
 * @param falseCutsPerHour more than 0
 */
public record ArmingLimits(boolean hold, boolean cut, double falseHoldsPerHour, double falseCutsPerHour) {
    public ArmingLimits {
        if (!(falseHoldsPerHour > 0 && falseCutsPerHour > 0)) {
            throw new IllegalArgumentException(
                    "Limits must be more than 0: holds %s, cuts %s".formatted(falseHoldsPerHour, falseCutsPerHour));
        }
        if (cut && !hold) {
            throw new IllegalArgumentException("Cutting needs holding");
        }
    }
}
