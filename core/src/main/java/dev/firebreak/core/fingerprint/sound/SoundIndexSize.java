package dev.firebreak.core.fingerprint.sound;

/**
 * What a {@link SoundIndex} holds.
 *
 * @param references number of references
 * @param triplets triplets that can be found
 * @param bytes memory of the arrays
 * @param repeated triplets left out because the same came too often in one reference (alarms, loops)
 * @param common triplets left out because all references together have too many of the kind
 * @param unread postings that look-ups left out, because all that they asked for would have been too many
 */
public record SoundIndexSize(int references, long triplets, long bytes, long repeated, long common, long unread) {}
