/** Measuring a package on clips it has never seen: statistics with their bounds, the report as JSON and as a page. */
@NullMarked
package dev.firebreak.training.evaluate;

import org.jspecify.annotations.NullMarked;
