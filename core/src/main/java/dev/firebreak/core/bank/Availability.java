package dev.firebreak.core.bank;

import java.time.Instant;

/**
 * Whether an entry is matched.
 *
 * @param disabledUntil it is not matched before: {@link Instant#MAX} for never, {@link Instant#EPOCH} for always
 */
public record Availability(Instant disabledUntil) {
    /** It is matched. */
    public static final Availability ENABLED = new Availability(Instant.EPOCH);

    /** It is not matched until somebody says so. */
    public static final Availability DISABLED = new Availability(Instant.MAX);

    /** An instant before 1970 means the same as 1970: enabled. */
    public Availability {
        disabledUntil = disabledUntil.isBefore(Instant.EPOCH) ? Instant.EPOCH : disabledUntil;
    }

    public static Availability disabledUntil(Instant instant) {
        return new Availability(instant);
    }

    /** Whether it is matched at this time. */
    public boolean matched(Instant now) {
        return !now.isBefore(disabledUntil);
    }
}
