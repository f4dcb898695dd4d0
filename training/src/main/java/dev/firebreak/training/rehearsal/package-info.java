/** Trying the judge on scored streams, and choosing its constants. */
@NullMarked
package dev.firebreak.training.rehearsal;

import org.jspecify.annotations.NullMarked;
