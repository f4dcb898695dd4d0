/** From a publisher's packets to MPEG-TS segments for the gate and access units for the decoder, without re-encoding, in plain Java. */
@NullMarked
package dev.firebreak.media.feed;

import org.jspecify.annotations.NullMarked;
