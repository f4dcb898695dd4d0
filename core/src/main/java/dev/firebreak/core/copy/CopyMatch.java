package dev.firebreak.core.copy;

import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something is, from here to there, a copy of something banked.
 *
 * @param action what the bank asks for, after quarantine; RECORD when it is overruled
 * @param overruledBy the negative bank that matches the same stretch, if one does
 * @param channels by what it was recognised; at least one. They agree on {@code where}
 * @param where which part of the query is which part of the entry; a still has the length zero
 * @param score 0 to 1, of all channels together: by the model of chance 0.5 is one false match in a thousand look-ups of unrelated
 *     media; how far that was measured is in docs/matching.md
 */
public record CopyMatch(
        BankName bank,
        EntryId entry,
        BankAction action,
        Optional<BankName> overruledBy,
        Set<Channel> channels,
        MatchedInterval where,
        double score) {
    public CopyMatch {
        if (channels.isEmpty() || !(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A match has a channel and a score of 0 to 1, not " + score);
        }
        channels = Collections.unmodifiableSet(EnumSet.copyOf(channels));
        if (overruledBy.isPresent() && action != BankAction.RECORD) {
            throw new IllegalArgumentException("A match that is overruled asks for nothing");
        }
    }

    /** One line for a person, for example {@code "copy of ATTACKS entry 16: 8.0 s by picture and sound, score 0.97"}. */
    public String text() {
        String by = channels.stream()
                .map(channel -> channel == Channel.EXACT
                        ? "the same bytes"
                        : channel.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
        return String.format(
                Locale.ROOT,
                "copy of %s entry %s: %.1f s by %s, score %.2f%s",
                bank,
                entry,
                where.query().length().toMillis() / 1000.0,
                by,
                score,
                overruledBy.map(negative -> ", overruled by " + negative).orElse(""));
    }
}
