package dev.firebreak.core.footage;

/**
 * One word of the vocabulary: {@code night} of the facet {@code light}.
 *
 * @param facet its facet's name
 * @param name small letters, digits and '-'
 * @param title for a person
 * @param position where it stands among the facet's others, lowest first
 */
public record Term(String facet, String name, String title, int position) {
    /** Throws {@link IllegalArgumentException} when a name is malformed or the title missing or too long. */
    public Term {
        Words.slug("A facet's name", facet);
        Words.slug("A term", name);
        Words.line("A term's title", title, Facet.MAX_TITLE);
    }

    public Label label() {
        return new Label(facet, name);
    }
}
