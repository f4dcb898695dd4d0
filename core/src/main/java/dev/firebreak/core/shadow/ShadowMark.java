package dev.firebreak.core.shadow;

/** What a reviewer found a recorded verdict to be. */
public enum ShadowMark {
    /** Nothing of the kind: harmless. */
    FALSE_ALARM,
    /** A real firearm used in earnest, filmed first-person: the verdict was right. */
    REAL,
    /** A game. */
    GAME,
    /** A film, or anything else that is acted. */
    FILM,
    /** It cannot be told. */
    UNSURE;

    /** Whether the verdict was wrong, as far as anybody knows: whatever is not {@link #REAL}. */
    public boolean countsAsFalse() {
        return this != REAL;
    }
}
