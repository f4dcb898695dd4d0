package dev.firebreak.core.footage;

import java.time.Duration;
import java.time.Instant;

/**
 * One shot on a clip's timeline. A clip has at most one mark at a time (to the millisecond).
 *
 * @param at media time of the onset, whole milliseconds
 * @param score what the proposing sound model said, in [0, 1]; 1 for a mark that a person set
 * @param by account, or name and version of the model package that proposed it
 * @param changedAt when it came into this state
 */
public record ShotMark(Duration at, State state, double score, String by, Instant changedAt) {
    /** Whether it is a shot. */
    public enum State {
        /** A sound model says so. */
        PROPOSED,
        /** A person says so. */
        CONFIRMED,
        /** A person says that it is none; kept, so that it is not proposed again. */
        REJECTED
    }

    /** Throws {@link IllegalArgumentException} when the time is negative or no whole millisecond, or the score out of range. */
    public ShotMark {
        if (at.isNegative() || at.toNanos() % 1_000_000 != 0) {
            throw new IllegalArgumentException("A shot mark stands at whole milliseconds from 0, not at " + at);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A shot mark's score is in [0, 1], not " + score);
        }
        Words.line("by", by, Description.MAX_NAME);
    }
}
