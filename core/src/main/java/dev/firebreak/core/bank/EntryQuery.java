package dev.firebreak.core.bank;

import dev.firebreak.core.footage.SearchWords;
import java.util.List;
import java.util.Optional;

/**
 * Which entries somebody wants to see, newest first.
 *
 * @param text words, each of which must begin a word of note, file name, content id or reference; or, as the only word, an entry's
 *     id, or the hash by which the bank tells duplicates (the file's SHA-256 or the entry's only hash); empty for any
 * @param reference exactly this provenance reference; empty for any
 * @param before only entries older than this one
 * @param limit 1 to {@value #MAX_LIMIT}
 */
public record EntryQuery(BankId bank, String text, String reference, Optional<EntryId> before, int limit) {
    public static final int MAX_TEXT = 200;
    public static final int MAX_LIMIT = 1_000;

    /** Throws {@link IllegalArgumentException} when it asks for more than the limits. */
    public EntryQuery {
        Texts.atMost("A search", text, MAX_TEXT);
        Texts.atMost("A reference", reference, Provenance.MAX_REFERENCE);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A list has 1 to %d entries".formatted(MAX_LIMIT));
        }
    }

    public static EntryQuery all(BankId bank, int limit) {
        return new EntryQuery(bank, "", "", Optional.empty(), limit);
    }

    public EntryQuery with(String words) {
        return new EntryQuery(bank, words, reference, before, limit);
    }

    public EntryQuery olderThan(EntryId entry) {
        return new EntryQuery(bank, text, reference, Optional.of(entry), limit);
    }

    /** The words of the text, small and without signs. */
    public List<String> words() {
        return SearchWords.of(text);
    }
}
