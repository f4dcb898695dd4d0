/** From a publisher's packets to MPEG-TS segments without re-encoding, in plain Java: what the gate lists and the decoder gets. */
@NullMarked
package dev.firebreak.media.feed;

import org.jspecify.annotations.NullMarked;
