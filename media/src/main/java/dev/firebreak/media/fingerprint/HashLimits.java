package dev.firebreak.media.fingerprint;

import java.time.Duration;

/**
 * What hashing one file may take, beside the limits of decoding.
 *
 * @param time until the result is there
 * @param media time that is looked at; a longer video is refused
 * @param fileBytes size of the file
 */
public record HashLimits(Duration time, Duration media, long fileBytes) {
    /** A process that says nothing for this long hangs. */
    public static final Duration SILENCE = Duration.ofSeconds(30);

    /** Resident memory at which a process is killed. */
    public static final long MEMORY_BYTES = 2L << 30;

    /** Pictures hashed of one file. */
    public static final int MAX_SAMPLES = 500_000;

    /** An hour of time, 24 h of media, 64 GiB. */
    public static HashLimits defaults() {
        return new HashLimits(Duration.ofHours(1), Duration.ofDays(1), 64L << 30);
    }

    /** Throws {@link IllegalArgumentException} unless all are above 0 and media is no longer than a fingerprint. */
    public HashLimits {
        if (!time.isPositive() || !media.isPositive() || fileBytes <= 0) {
            throw new IllegalArgumentException("Limits of hashing are above 0");
        }
    }
}
