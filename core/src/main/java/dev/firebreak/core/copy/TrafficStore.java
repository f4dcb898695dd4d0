package dev.firebreak.core.copy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has passed lately, kept compactly, so that what is banked today can be looked for in yesterday's streams. Thread-safe. Throws
 * {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the database fails.
 */
public interface TrafficStore {
    /** The most pieces that are added or read at once. */
    int MAX_BATCH = 500;

    /** Keeps pieces. One of a session that begins at the same time as one that is there changes nothing. */
    void append(List<TrafficPiece> pieces);

    /**
     * The newest pieces, newest first: those added last.
     *
     * @param before only those before this number; empty for all
     * @param limit 1 to {@value #MAX_BATCH}
     */
    List<Kept> newest(Optional<Long> before, int limit);

    /** Forgets what began before. */
    void forgetBefore(Instant time);

    Size size();

    /**
     * A piece with its number.
     *
     * @param number higher than that of every piece that was there before
     */
    record Kept(long number, TrafficPiece piece) {}

    /**
     * How much there is.
     *
     * @param bytes of fingerprints
     */
    record Size(long pieces, long bytes) {}
}
