/** Contracts of the footage library's ports, and stores in memory that keep them. */
@NullMarked
package dev.firebreak.testkit.footage;

import org.jspecify.annotations.NullMarked;
