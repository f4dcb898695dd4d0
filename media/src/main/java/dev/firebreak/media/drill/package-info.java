/** The staged attack: stamped pictures and synthetic sound, encoded and published through real RTMP; being built on its own branch. */
@NullMarked
package dev.firebreak.media.drill;

import org.jspecify.annotations.NullMarked;
