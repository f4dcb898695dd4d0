/** What the models say about a moment of a stream: decoded frames and sound go in, scores come out. */
@NullMarked
package dev.firebreak.core.evidence;

import org.jspecify.annotations.NullMarked;
