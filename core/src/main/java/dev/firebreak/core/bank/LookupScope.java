package dev.firebreak.core.bank;

import java.util.Set;

/**
 * Which banks a look-up asks.
 *
 * @param banks only these; empty for all
 * @param coin 0 to below 1: banks take part whose matching ratio is above
 * @param regardless also banks and entries that are disabled, and whatever the ratio: to look what there is
 */
public record LookupScope(Set<BankId> banks, double coin, boolean regardless) {
    /** All banks that are matched at all. */
    public static final LookupScope ALL = new LookupScope(Set.of(), 0, false);

    public LookupScope {
        banks = Set.copyOf(banks);
        if (!(coin >= 0 && coin < 1)) {
            throw new IllegalArgumentException("A coin is 0 to below 1, not " + coin);
        }
    }

    boolean takesPart(Bank bank) {
        return (banks.isEmpty() || banks.contains(bank.id()))
                && (regardless || bank.policy().matching().takesPart(coin));
    }
}
