package dev.firebreak.core.bank;

/** What an entry's fingerprints were made from. */
public enum MediaKind {
    PICTURE,
    VIDEO,
    SOUND
}
