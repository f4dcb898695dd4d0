package dev.firebreak.core.bank;

import java.util.List;
import java.util.Optional;

/**
 * What a look-up found.
 *
 * @param matches of banks that overrule nothing, nearest first
 * @param overruling of negative banks, nearest first: when there is one, no other match asks for anything
 * @param more matches beyond {@link BankIndex#MAX_MATCHES} of one bank that were left out
 */
public record BankLookup(List<BankMatch> matches, List<BankMatch> overruling, long more) {
    public static final BankLookup NOTHING = new BankLookup(List.of(), List.of(), 0);

    public BankLookup {
        matches = List.copyOf(matches);
        overruling = List.copyOf(overruling);
    }

    /** What the matches ask for together; empty when there is none, RECORD when they are overruled. */
    public Optional<BankAction> action() {
        if (!overruling.isEmpty() && !matches.isEmpty()) {
            return Optional.of(BankAction.RECORD);
        }
        return matches.stream().map(match -> match.bank().action()).reduce(BankAction::or);
    }

    public boolean overruled() {
        return !overruling.isEmpty() && !matches.isEmpty();
    }

    /** Why it comes out like this, as a sentence for a person. */
    public String explanation() {
        if (matches.isEmpty()) {
            return overruling.isEmpty()
                    ? "Nothing matches"
                    : "Only the negative %s matches"
                            .formatted(overruling.getFirst().words());
        }
        BankMatch decisive = decisive();
        if (overruled()) {
            return "Negative %s overrules %s".formatted(overruling.getFirst().words(), decisive.words());
        }
        String quarantine = decisive.bank().quarantine().isPresent() ? "; the bank is in quarantine" : "";
        return "Matches %s%s".formatted(decisive.words(), quarantine);
    }

    /** The nearest match of a bank that asks for the most. */
    private BankMatch decisive() {
        BankMatch decisive = matches.getFirst();
        for (BankMatch match : matches) {
            if (match.bank().action().compareTo(decisive.bank().action()) > 0) {
                decisive = match;
            }
        }
        return decisive;
    }
}
