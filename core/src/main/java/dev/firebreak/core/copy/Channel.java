package dev.firebreak.core.copy;

/** By what a copy was recognised. */
public enum Channel {
    /** The same bytes, by MD5 or SHA-256. */
    EXACT,
    /** What it shows: a picture, or the pictures of a video in their order. */
    PICTURE,
    /** What it sounds like. */
    SOUND
}
