package dev.firebreak.media.drill;

import java.util.List;

/**
 * What the pictures of one segment say.
 *
 * @param stamps of all pictures that could be read, in the order in which they are shown
 * @param unreadable pictures that were decoded but carry no stamp that can be believed
 * @param complete false when the segment could not be decoded to its end
 */
public record StampedSegment(List<Stamp> stamps, int unreadable, boolean complete) {
    public StampedSegment {
        stamps = List.copyOf(stamps);
    }
}
