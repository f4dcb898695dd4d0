package dev.firebreak.media.timeline;

/** The two tracks of a stream that are looked at. */
public enum Track {
    PICTURE,
    SOUND
}
