package dev.firebreak.core.footage;

import java.util.Comparator;

/**
 * A facet with one of its terms, as a clip carries it: {@code light:night}. By facet, then by term.
 *
 * @param term of the vocabulary; free text for built-in facets
 */
public record Label(String facet, String term) implements Comparable<Label> {
    private static final Comparator<Label> ORDER =
            Comparator.comparing(Label::facet).thenComparing(Label::term);

    /** Throws {@link IllegalArgumentException} when the facet's name is malformed or the term empty. */
    public Label {
        Words.slug("A facet's name", facet);
        Words.line("A term", term, Description.MAX_NAME);
    }

    /** Parses {@code facet:term}; throws {@link IllegalArgumentException} otherwise. */
    public static Label of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A label is written facet:term, not '" + text + "'");
        }
        return new Label(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public int compareTo(Label other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return facet + ":" + term;
    }
}
