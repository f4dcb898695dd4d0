package dev.firebreak.core.verdict;

import java.time.Duration;
import java.util.Optional;

/**
 * The judge's conclusion at one moment.
 *
 * @param at media time of the evidence that led to it
 * @param score in [0, 1]; 1 means certain attack
 * @param suspectedSince media time of the first evidence of the suspicion that is still going on; empty when clear. What
 *     was published from here on is withdrawn on a cut
 * @param reason one line for a person, for example {@code "gunfire 0.97 in sound, real 0.91, no picture evidence of a game"}
 */
public record Verdict(VerdictLevel level, Duration at, double score, Optional<Duration> suspectedSince, String reason) {
    public Verdict {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be in [0, 1], not " + score);
        }
    }
}
