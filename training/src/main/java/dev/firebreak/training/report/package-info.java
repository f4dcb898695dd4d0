/** An evaluation as one page for people: tables and plots, self-contained, without scripts. */
@NullMarked
package dev.firebreak.training.report;

import org.jspecify.annotations.NullMarked;
