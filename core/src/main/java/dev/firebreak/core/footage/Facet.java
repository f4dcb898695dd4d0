package dev.firebreak.core.footage;

import java.util.List;

/**
 * A way to sort clips: {@code scenario}, {@code light}, {@code weapon-type}. Facets are rows of the vocabulary, not code: the
 * migration seeds the usual ones and a custodian adds more.
 *
 * @param name small letters, digits and '-'
 * @param title for a person
 * @param required whether every clip must have a term of it
 * @param single whether a clip has at most one term of it
 * @param position where it stands among the others, lowest first
 */
public record Facet(String name, String title, boolean required, boolean single, int position) {
    /** The longest title, in characters. */
    public static final int MAX_TITLE = 100;

    /** The facet that every clip has: real first-person firearm, real other firearm, game, film, harmless. */
    public static final String CLASS = "class";

    /** The term that stands for "has none of this facet" in queries and counts. */
    public static final String UNLABELLED = "-";

    /** What every clip has without being labelled so: its {@link Footage#facets} carry these as well. */
    public static final List<String> BUILT_IN =
            List.of("kind", "set", "use", "contributor", "marks", "tactics-sensitive", "source-group");

    /** Throws {@link IllegalArgumentException} when a name is malformed or one of {@link #BUILT_IN}. */
    public Facet {
        Words.slug("A facet's name", name);
        Words.line("A facet's title", title, MAX_TITLE);
        if (BUILT_IN.contains(name)) {
            throw new IllegalArgumentException("The facet " + name + " is built in");
        }
    }
}
