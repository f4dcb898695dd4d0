/** What stands between decoded media and a model's input: log-mel spectrograms of sound, square pictures of frames. Plain Java. */
@NullMarked
package dev.firebreak.inference.frontend;

import org.jspecify.annotations.NullMarked;
