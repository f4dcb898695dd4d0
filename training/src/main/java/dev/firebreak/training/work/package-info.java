/** Doing many things at a time, and telling how far they are. */
@NullMarked
package dev.firebreak.training.work;

import org.jspecify.annotations.NullMarked;
