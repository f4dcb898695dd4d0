package dev.firebreak.media.decode;

/** Why decoding left something out; also the metric label. */
public enum DropReason {
    /** Segments that were dropped undecoded because a fed stream's queue was full. */
    QUEUE_FULL,
    /** Packets that the decoder refused. */
    DAMAGED_PACKET,
    /** Packets over the size limit. */
    OVERSIZED_PACKET,
    /** Pictures over the limit of pictures per second. */
    TOO_MANY_PICTURES,
    /** Groups of pictures too large to be kept for a switch to more pictures. */
    GROUP_TOO_LARGE,
    /** Pictures that a slow listener did not take in time. */
    LISTENER_SLOW_PICTURE,
    /** Steps of motion that a slow listener did not take in time. */
    LISTENER_SLOW_MOTION,
    /** Runs of sound that a slow listener did not take in time. */
    LISTENER_SLOW_SOUND,
    /** Holes in the sound that were filled with silence. */
    SOUND_HOLE,
    /** Overlapping sound that was cut off. */
    SOUND_OVERLAP
}
