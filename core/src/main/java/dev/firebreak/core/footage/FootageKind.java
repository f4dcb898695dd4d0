package dev.firebreak.core.footage;

/** What a clip consists of. */
public enum FootageKind {
    /** Sound without moving pictures. */
    SOUND,
    /** One picture. */
    PICTURE,
    /** Moving pictures, with or without sound. */
    VIDEO
}
