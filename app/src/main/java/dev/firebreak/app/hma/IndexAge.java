package dev.firebreak.app.hma;

import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.IndexStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether the index of the banks knows all, and since when. */
record IndexAge(BankIndex index, Clock clock) {
    /** An index that has not caught up for so long is stale, as in HMA. */
    static final Duration STALE = Duration.ofSeconds(65);

    boolean loaded() {
        return index.status().caughtUpAt().isPresent();
    }

    boolean stale() {
        Instant oldest = clock.instant().minus(STALE);
        return index.status().caughtUpAt().map(at -> at.isBefore(oldest)).orElse(true);
    }

    /** In seconds since 1970; -1 when it was never loaded. */
    long builtTo() {
        return index.status().caughtUpAt().map(Instant::getEpochSecond).orElse(-1L);
    }

    long size(SignalType type) {
        IndexStatus status = index.status();
        return status.sizes().getOrDefault(type.kind(), 0L);
    }
}
