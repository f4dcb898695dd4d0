package dev.firebreak.bench.copies;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.time.Duration;

/**
 * A matcher's answer about one reference.
 *
 * @param score higher is surer, comparable within one matcher only
 * @param query where in the query, and {@code reference} where in the reference; both the whole where a matcher cannot tell
 */
record Hit(int reference, double score, Interval query, Interval origin) {
    static Hit of(int reference, double score, MatchedInterval where) {
        return new Hit(reference, score, where.query(), where.reference());
    }

    static Hit whole(int reference, double score, double querySeconds, double referenceSeconds) {
        return new Hit(reference, score, span(querySeconds), span(referenceSeconds));
    }

    private static Interval span(double seconds) {
        return new Interval(Duration.ZERO, Duration.ofMillis(Math.round(1000 * seconds)));
    }

    /** Intersection over union of what was found and what is there, the mean of query and reference. */
    double overlap(Interval trueQuery, Interval trueOrigin) {
        return (overlapOf(query, trueQuery) + overlapOf(origin, trueOrigin)) / 2;
    }

    private static double overlapOf(Interval one, Interval other) {
        double shared = one.overlap(other).toMillis();
        double all = one.length().toMillis() + (double) other.length().toMillis() - shared;
        return all <= 0 ? 0 : shared / all;
    }
}
