/** Contract of the stream registry, and a registry in memory that keeps it. */
@NullMarked
package dev.firebreak.testkit.stream;

import org.jspecify.annotations.NullMarked;
