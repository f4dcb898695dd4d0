package dev.firebreak.core.bank;

import dev.firebreak.core.footage.SearchWords;

/**
 * What is known about an entry beside its fingerprints.
 *
 * @param note for people; may be empty; its length counts code points, as those do with whom banks are exchanged
 */
public record EntryAbout(String note, Provenance provenance, ContentMetadata metadata) {
    public static final int MAX_NOTE = 255;

    /** Throws {@link IllegalArgumentException} when the note is too long. */
    public EntryAbout {
        int characters = note.codePointCount(0, note.length());
        if (characters > MAX_NOTE) {
            throw new IllegalArgumentException(
                    "An entry's note has at most %d characters, not %d".formatted(MAX_NOTE, characters));
        }
    }

    public static EntryAbout of(Provenance provenance) {
        return new EntryAbout("", provenance, ContentMetadata.NONE);
    }

    public EntryAbout withNote(String other) {
        return new EntryAbout(other, provenance, metadata);
    }

    /** The words that a search looks for, made plain; empty when there are none. */
    public String searchText() {
        return SearchWords.normal(
                String.join(" ", note, provenance.fileName(), metadata.contentId(), provenance.reference()));
    }
}
