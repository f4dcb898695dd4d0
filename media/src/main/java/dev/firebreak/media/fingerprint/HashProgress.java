package dev.firebreak.media.fingerprint;

import java.time.Duration;
import java.util.Optional;

/** Hears how far hashing a file has come. */
@FunctionalInterface
public interface HashProgress {
    /**
     * Called a few times a second.
     *
     * @param at media time that has been dealt with
     * @param all how long the file lasts, where its container says so
     */
    void reached(Duration at, Optional<Duration> all);
}
