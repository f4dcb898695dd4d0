/** The page that {@code watch --report} writes. */
@NullMarked
package dev.firebreak.app.report;

import org.jspecify.annotations.NullMarked;
