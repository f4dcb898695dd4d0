package dev.firebreak.training.streams;

import java.util.Locale;

/** What a stream shows. None of them should be held or cut. */
public enum StreamKind {
    HARMLESS,
    GAME,
    FILM;

    /** As reports name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
