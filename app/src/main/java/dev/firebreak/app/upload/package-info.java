/**
 * Files that people hand in over the network, piece by piece: what has arrived of each, how much may wait, and what became of it.
 * Speaks tus 1.0 through its library; knows nothing of what the files mean.
 */
@NullMarked
package dev.firebreak.app.upload;

import org.jspecify.annotations.NullMarked;
