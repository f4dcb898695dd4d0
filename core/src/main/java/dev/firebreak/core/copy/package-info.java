/** What of a picture, a video, a sound or a live stream is a copy of something banked. */
@NullMarked
package dev.firebreak.core.copy;

import org.jspecify.annotations.NullMarked;
