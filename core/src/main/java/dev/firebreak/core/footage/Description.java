package dev.firebreak.core.footage;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a person says about a clip: a manifest's entry, or the console's form.
 *
 * @param set the collection that it belongs to, for example {@code dock-2026-03}; fit for a folder's name
 * @param sourceGroup what it has in common with other clips: one event, one recording, one match. Clips of a group are never on both
 *     sides of a dataset's split
 * @param label the index's word for what it shows, for example {@code gunshot}; recipes choose by it
 * @param category finer than the label, for example {@code dog_bark}
 * @param split where it belongs when a dataset keeps given splits
 * @param labels terms of the vocabulary, {@link Facet#CLASS} among them
 * @param contributor the force or organisation that it came from
 * @param origin where the contributor had it from; may be empty
 * @param note anything else; may be empty
 */
public record Description(
        String set,
        String sourceGroup,
        String label,
        String category,
        Use use,
        Optional<Split> split,
        SortedSet<Label> labels,
        String contributor,
        Rights rights,
        String origin,
        String note) {
    /** The longest name of anything, in characters. */
    public static final int MAX_NAME = 200;

    /** The longest origin or note, in characters. */
    public static final int MAX_NOTE = 2_000;

    /** The most labels on one clip. */
    public static final int MAX_LABELS = 100;

    /** Throws {@link IllegalArgumentException} when something is missing, malformed or too long. */
    public Description {
        Words.name("set", set);
        Words.line("source-group", sourceGroup, MAX_NAME);
        Words.line("label", label, MAX_NAME);
        Words.line("category", category, MAX_NAME);
        Words.line("contributor", contributor, MAX_NAME);
        Words.optional("origin", origin, MAX_NOTE);
        Words.optional("note", note, MAX_NOTE);
        if (labels.size() > MAX_LABELS) {
            throw new IllegalArgumentException("A clip has at most " + MAX_LABELS + " labels, not " + labels.size());
        }
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }

    /** {@code set/sourceGroup}: as a model package's lineage names what it was made from. */
    public String lineage() {
        return set + "/" + sourceGroup;
    }
}
