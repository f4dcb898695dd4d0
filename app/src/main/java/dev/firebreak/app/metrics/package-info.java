/** The names of all metrics, and the only place where they are registered. */
@NullMarked
package dev.firebreak.app.metrics;

import org.jspecify.annotations.NullMarked;
