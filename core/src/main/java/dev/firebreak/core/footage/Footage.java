package dev.firebreak.core.footage;

import dev.firebreak.core.segment.Hash256;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A clip in the catalogue.
 *
 * @param sha256 of its bytes, which the {@link FootageStore} keeps under this hash; no two clips have the same
 * @param bytes its size
 * @param originalName the file name that it came with, without folders
 * @param addedBy account, or {@code "command line"}
 * @param marks how far its shots are marked
 */
public record Footage(
        FootageId id,
        Hash256 sha256,
        long bytes,
        String originalName,
        MediaFacts media,
        Description description,
        Instant addedAt,
        String addedBy,
        MarkState marks,
        Optional<Withdrawal> withdrawal) {
    /** Throws {@link IllegalArgumentException} when it is empty or has no name. */
    public Footage {
        if (bytes < 1) {
            throw new IllegalArgumentException("A clip has at least one byte");
        }
        Words.line("A clip's name", originalName, 255);
        Words.line("addedBy", addedBy, Description.MAX_NAME);
    }

    /** The same clip, described otherwise. */
    public Footage with(Description other) {
        return new Footage(id, sha256, bytes, originalName, media, other, addedAt, addedBy, marks, withdrawal);
    }

    /** Whether a dataset made on {@code day} may hold it: not withdrawn, and its rights last. */
    public boolean usableOn(LocalDate day) {
        return withdrawal.isEmpty() && description.rights().allowOn(day);
    }

    /** Its labels and what goes without saying ({@link Facet#BUILT_IN}): all that a query's facets are compared with. */
    public SortedSet<Label> facets() {
        SortedSet<Label> facets = new TreeSet<>(description.labels());
        facets.add(new Label("kind", media.kind().name().toLowerCase(Locale.ROOT)));
        facets.add(new Label("set", description.set()));
        facets.add(new Label("use", description.use().name().toLowerCase(Locale.ROOT)));
        facets.add(new Label("contributor", description.contributor()));
        facets.add(new Label("marks", marks.label()));
        facets.add(new Label("tactics-sensitive", description.rights().tacticsSensitive() ? "yes" : "no"));
        facets.add(new Label("source-group", description.sourceGroup()));
        return facets;
    }

    /** What full text is searched in: name, set, group, label, category, contributor, origin, note, licence and labels. */
    public String searchText() {
        return SearchWords.normal(String.join(
                " ",
                List.of(
                        originalName,
                        description.set(),
                        description.sourceGroup(),
                        description.label(),
                        description.category(),
                        description.contributor(),
                        description.origin(),
                        description.note(),
                        description.rights().licence(),
                        String.join(
                                " ",
                                description.labels().stream().map(Label::term).toList()))));
    }
}
