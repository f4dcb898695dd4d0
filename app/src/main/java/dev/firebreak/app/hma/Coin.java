package dev.firebreak.app.hma;

import dev.firebreak.core.segment.Hash256;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The coin of a look-up, 0 to below 1, by which banks take part that are matched only at times. The same seed gives the same coin, in every
 * server and for ever; it is not the one that Python's generator would give.
 */
final class Coin {
    private Coin() {}

    static double of(HttpServletRequest request) {
        @Nullable String bypass = request.getParameter("bypass_coinflip");
        if (bypass != null && !bypass.isEmpty() && JsonBody.flag("bypass_coinflip", bypass)) {
            return 0;
        }
        @Nullable String seed = request.getParameter("seed");
        return seed == null ? ThreadLocalRandom.current().nextDouble() : ofSeed(seed);
    }

    /** The first 53 bits of the seed's SHA-256, as a fraction. */
    static double ofSeed(String seed) {
        return (Hash256.sha256(seed.getBytes(StandardCharsets.UTF_8)).a() >>> 11) * 0x1p-53;
    }
}
