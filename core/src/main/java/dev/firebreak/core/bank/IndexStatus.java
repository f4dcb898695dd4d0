package dev.firebreak.core.bank;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far an index has come.
 *
 * @param upTo the number of the last change it knows
 * @param caughtUpAt when it last knew all that the store had; empty before the first time
 * @param sizes signals by kind, of kinds that it holds itself
 */
public record IndexStatus(long upTo, Optional<Instant> caughtUpAt, Map<SignalKind, Long> sizes) {
    public IndexStatus {
        sizes = Map.copyOf(sizes);
    }
}
