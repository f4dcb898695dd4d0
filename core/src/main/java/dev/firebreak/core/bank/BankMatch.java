package dev.firebreak.core.bank;

import java.util.Comparator;
import java.util.Locale;

/**
 * An entry that matches by its bank's policy.
 *
 * @param bank as it was when it matched
 * @param by the kind of signal that found it
 * @param distance bits that differ for PDQ, 0 otherwise
 * @param score as of {@link BankHit}
 */
public record BankMatch(Bank bank, EntryId entry, SignalKind by, int distance, double score) {
    /** Nearest first; of equally near ones the oldest entry first. */
    public static final Comparator<BankMatch> NEAREST = Comparator.comparingDouble(BankMatch::score)
            .reversed()
            .thenComparing(BankMatch::entry)
            .thenComparing(BankMatch::by);

    /** For a person, for example {@code bank NEWS, entry 5 (pdq, 3 bits away)}. */
    public String words() {
        String how = switch (by) {
            case PDQ -> "pdq, %d bits away".formatted(distance);
            case MD5, SHA256 -> by.label() + ", the same file";
            case VIDEO, SOUND, VPDQ -> String.format(Locale.ROOT, "%s, score %.2f", by.label(), score);
        };
        return "bank %s, entry %s (%s)".formatted(bank.name(), entry, how);
    }
}
