package dev.firebreak.core.bank;

/**
 * Something that an index found near a query, before any policy is asked.
 *
 * @param ref {@link EntryRef#packed}
 * @param by the kind of signal that found it
 * @param distance bits that differ for PDQ, 0 otherwise
 * @param score 0 to 1: for PDQ the share of bits that agree, 1 for the same file, for prints the score of whoever compared them
 */
public record BankHit(long ref, SignalKind by, int distance, double score) {
    public BankHit {
        if (ref <= 0 || distance < 0 || !(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("No hit: ref %d, distance %d, score %s".formatted(ref, distance, score));
        }
    }
}
