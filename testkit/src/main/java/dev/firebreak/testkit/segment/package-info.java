/** Contract of the segment store, and a store in memory that keeps it. */
@NullMarked
package dev.firebreak.testkit.segment;

import org.jspecify.annotations.NullMarked;
