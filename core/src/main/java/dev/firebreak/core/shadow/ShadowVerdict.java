package dev.firebreak.core.shadow;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One time that the judge reached HOLD or CUT on a stream in shadow mode.
 *
 * @param judge SHA-256 of the weights and constants that judged
 * @param modelPackage name and version of their package
 * @param reachedAt wall-clock time at which it first was HOLD or more
 * @param mediaAt media time of that
 * @param level HOLD or CUT: the highest that was reached
 * @param score the judge's highest score meanwhile, in [0, 1]
 * @param reason the verdict's line for a person, at the highest level
 * @param review what a person made of it; empty until somebody has looked
 */
public record ShadowVerdict(
        ShadowVerdictId id,
        StreamId stream,
        SessionId session,
        Hash256 judge,
        String modelPackage,
        Instant reachedAt,
        Duration mediaAt,
        VerdictLevel level,
        double score,
        String reason,
        Optional<Review> review) {
    public ShadowVerdict {
        if (!level.atLeast(VerdictLevel.HOLD)) {
            throw new IllegalArgumentException("A recorded verdict is a HOLD or a CUT, not " + level);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be in [0, 1], not " + score);
        }
    }

    /** Who found it to be what, and when. */
    public record Review(ShadowMark mark, String by, Instant at) {}

    /** The UTC day under which it is counted and, in time, forgotten. */
    public LocalDate day() {
        return LocalDate.ofInstant(reachedAt, ZoneOffset.UTC);
    }

    /** The same, reviewed. */
    public ShadowVerdict reviewed(Review by) {
        return new ShadowVerdict(
                id, stream, session, judge, modelPackage, reachedAt, mediaAt, level, score, reason, Optional.of(by));
    }
}
