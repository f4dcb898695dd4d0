/** Tries out, before anybody relies on a bank, how well edited copies of what is in it would be found. */
@NullMarked
package dev.firebreak.core.copy.trial;

import org.jspecify.annotations.NullMarked;
