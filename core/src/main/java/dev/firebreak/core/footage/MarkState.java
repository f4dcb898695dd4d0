package dev.firebreak.core.footage;

import java.util.Locale;

/** How far the shots of a clip are marked. */
public enum MarkState {
    /** Nobody and nothing has listened for shots. */
    UNMARKED,
    /** A sound model has proposed marks (or found none); no person has been through them. */
    PROPOSED,
    /** A person has been through the whole clip: its confirmed marks are all its shots. */
    REVIEWED;

    /** For example {@code reviewed}: the term of the built-in facet {@code marks}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
