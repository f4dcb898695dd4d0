package dev.firebreak.core.fingerprint.sound;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.time.Duration;

/**
 * A stretch of a query that is a stretch of a reference.
 *
 * @param reference the number under which the reference was put in
 * @param interval where, at which rate, and the score, which is {@link #evidence} over the sum of it and
 *     {@link #EVEN_EVIDENCE}: 0.5 at the threshold, nearer 1 the more peaks coincide
 * @param pitch how many times as high the query is as the reference
 * @param evidence how many nats more likely the peaks coincide as they do in a copy than by chance
 */
public record SoundMatch(long reference, MatchedInterval interval, double pitch, double evidence) {
    /** Evidence, in nats, that makes a score of 0.5. docs/matching.md says how rarely different sounds reach it. */
    public static final double EVEN_EVIDENCE = 24;

    /** Score from which a match counts. */
    public static final double THRESHOLD = 0.5;

    /** The same match in a query that began earlier by so much. */
    SoundMatch laterInQuery(Duration by) {
        Interval query = interval.query();
        Interval later = new Interval(query.from().plus(by), query.to().plus(by));
        return new SoundMatch(
                reference,
                new MatchedInterval(later, interval.reference(), interval.rate(), interval.score()),
                pitch,
                evidence);
    }

    /** The evidence that makes a score in 0..1. */
    static double evidenceOf(double score) {
        return score >= 1 ? Double.POSITIVE_INFINITY : score * EVEN_EVIDENCE / (1 - score);
    }

    /** The score that an evidence has. */
    static double score(double evidence) {
        return evidence / (evidence + EVEN_EVIDENCE);
    }
}
