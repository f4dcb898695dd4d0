/** Films and tunes made from seeds, to find copies of. */
@NullMarked
package dev.firebreak.testkit.copy;

import org.jspecify.annotations.NullMarked;
