/**
 * The staged attack: stamped pictures and synthetic sound, or an operator's clip, published through real RTMP by a process of
 * its own, and the stamps read back from what a viewer got. {@link dev.firebreak.media.drill.DrillPublisher} and
 * {@link dev.firebreak.media.drill.StampReader} are the ways in.
 */
@NullMarked
package dev.firebreak.media.drill;

import org.jspecify.annotations.NullMarked;
