package dev.firebreak.core.copy;

import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.fingerprint.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lets matches of negative banks overrule those of others, where they match the same: news that shows an attack is news. */
final class Overruling {
    private Overruling() {}

    /** Strongest action first, then highest score. */
    static List<CopyMatch> of(List<Judged> judged) {
        List<Judged> negative =
                judged.stream().filter(each -> each.bank().overrules()).toList();
        return judged.stream()
                .map(each -> match(each, negative))
                .sorted(Comparator.comparing(CopyMatch::action)
                        .thenComparingDouble(CopyMatch::score)
                        .reversed()
                        .thenComparing(CopyMatch::entry)
                        .thenComparing(match -> match.where().query().from()))
                .toList();
    }

    private static CopyMatch match(Judged judged, List<Judged> negative) {
        Optional<BankName> by = judged.bank().overrules()
                ? Optional.empty()
                : negative.stream()
                        .filter(each ->
                                covers(each.where().query(), judged.where().query()))
                        .map(each -> each.bank().name())
                        .findFirst();
        return new CopyMatch(
                judged.bank().name(),
                judged.entry(),
                by.isPresent() ? BankAction.RECORD : judged.bank().action(),
                by,
                judged.channels(),
                judged.where(),
                judged.where().score());
    }

    /** At least half of it; a moment, when it lies within. */
    private static boolean covers(Interval negative, Interval other) {
        if (other.length().isZero()) {
            return negative.from().compareTo(other.from()) <= 0 && negative.to().compareTo(other.to()) >= 0;
        }
        return negative.overlap(other).multipliedBy(2).compareTo(other.length()) >= 0;
    }
}
