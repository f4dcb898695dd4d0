package dev.firebreak.core.arming;

import dev.firebreak.core.segment.Hash256;
import java.time.Duration;

/**
 * How often a model package held and cut streams that it should not have, as measured once.
 *
 * @param judge which weights and constants were measured: see {@code ModelPackage.judge()}
 * @param origin what it was measured on
 * @param source name of the dataset or of the traffic, for people; at most {@value #MAX_SOURCE} characters
 * @param falseHolds how often HOLD or more was reached where it should not have been, once for each time it was reached
 * @param falseCuts how often CUT was reached where it should not have been; each is a false hold too
 */
public record MeasuredBounds(
        Hash256 judge, Origin origin, String source, FalseAlarms falseHolds, FalseAlarms falseCuts) {
    /** Longest name of a source, in characters. */
    public static final int MAX_SOURCE = 200;

    /** What a package was measured on. */
    public enum Origin {
        /** Streams put together from recordings, as the evaluation makes them. */
        SYNTHETIC,
        /** Live streams of the operator, watched in shadow mode and reviewed by people. */
        OWN_TRAFFIC
    }

    public MeasuredBounds {
        if (source.isBlank() || source.length() > MAX_SOURCE) {
            throw new IllegalArgumentException("source must have 1 to " + MAX_SOURCE + " characters");
        }
        if (!falseHolds.streamTime().equals(falseCuts.streamTime())
                || !falseHolds.uniqueTime().equals(falseCuts.uniqueTime())) {
            throw new IllegalArgumentException("Holds and cuts must be counted over the same streams");
        }
        if (falseCuts.events() > falseHolds.events()) {
            throw new IllegalArgumentException("A false cut is a false hold too: %d cuts, %d holds"
                    .formatted(falseCuts.events(), falseHolds.events()));
        }
    }

    /**
     * Counted over the same streams.
     *
     * @param holds times that HOLD or more was reached
     * @param cuts times that CUT was reached
     * @param uniqueTime different source material in {@code streamTime}: see {@link FalseAlarms}
     */
    public static MeasuredBounds of(
            Hash256 judge,
            Origin origin,
            String source,
            long holds,
            long cuts,
            Duration streamTime,
            Duration uniqueTime) {
        return new MeasuredBounds(
                judge,
                origin,
                source,
                new FalseAlarms(holds, streamTime, uniqueTime),
                new FalseAlarms(cuts, streamTime, uniqueTime));
    }
}
