package dev.firebreak.app.hma;

import dev.firebreak.core.bank.Availability;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;

/** HMA's word for whether an entry is matched: 1 it is, 0 it is not, else seconds since 1970 until which it is not. */
final class DisableUntil {
    static final int MAX_YEARS = 5;
    private static final long DISABLED = 0;
    private static final long ENABLED = 1;

    private DisableUntil() {}

    static Availability parse(JsonNode value, Instant now) {
        BigDecimal number = JsonBody.number("disable_until_ts", value);
        BigDecimal most = BigDecimal.valueOf(
                now.atOffset(ZoneOffset.UTC).plusYears(MAX_YEARS).toEpochSecond());
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            throw RefusedException.bad("disable_until_ts must be a non-negative integer");
        }
        if (number.compareTo(most) > 0) {
            throw RefusedException.bad("disable_until_ts must be at most %d years in the future".formatted(MAX_YEARS));
        }
        long seconds = number.longValueExact();
        if (seconds == DISABLED) {
            return Availability.DISABLED;
        }
        return seconds == ENABLED ? Availability.ENABLED : Availability.disabledUntil(Instant.ofEpochSecond(seconds));
    }

    static long of(Availability availability) {
        if (availability.equals(Availability.DISABLED)) {
            return DISABLED;
        }
        return availability.equals(Availability.ENABLED)
                ? ENABLED
                : availability.disabledUntil().getEpochSecond();
    }
}
