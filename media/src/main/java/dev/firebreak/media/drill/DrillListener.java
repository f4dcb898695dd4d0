package dev.firebreak.media.drill;

import java.time.Instant;

/** Hears how a drill goes, in order, on one thread of the publisher's. Times are those of this machine's clock. */
public interface DrillListener {
    /** The server accepted the stream. */
    default void accepted(Instant at) {}

    /** A frame's packet had been written to the connection. */
    default void framePublished(Stamp stamp, Instant at) {}

    /** The attack's first picture had been written; called before {@link #framePublished} for it. */
    default void attackSeen(int frame, Instant at) {}

    /** The packet with the first sound of the first shot had been written. */
    default void attackHeard(Instant at) {}
}
