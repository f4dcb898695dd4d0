/** Plays files through the decoder pool: for training, and for measuring along the very path that watching takes. */
@NullMarked
package dev.firebreak.training.play;

import org.jspecify.annotations.NullMarked;
