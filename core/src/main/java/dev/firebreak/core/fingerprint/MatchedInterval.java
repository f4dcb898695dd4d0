package dev.firebreak.core.fingerprint;

/**
 * Where two media agree: this stretch of the query is that stretch of the reference.
 *
 * @param query media time of the query
 * @param reference media time of the reference
 * @param rate seconds of reference per second of query, above 0: 1.1 when the query runs 10 % faster than the reference
 * @param score 0 (no better than chance) to 1 (the same)
 */
public record MatchedInterval(Interval query, Interval reference, double rate, double score) {
    public MatchedInterval {
        if (!(rate > 0) || !(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("Rate %s is above 0 and score %s lies in 0..1".formatted(rate, score));
        }
    }
}
