/** The one exception for a failing outside world, and its error codes. */
@NullMarked
package dev.firebreak.core.error;

import org.jspecify.annotations.NullMarked;
