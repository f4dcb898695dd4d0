/** How often media that are no copies match: the rate that a score stands for, beside the rate that is seen. */
@NullMarked
package dev.firebreak.bench.chance;

import org.jspecify.annotations.NullMarked;
