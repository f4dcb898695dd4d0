/** Segments: the unit of gating, evidence, matching and replay, and the port that keeps their bytes. */
@NullMarked
package dev.firebreak.core.segment;

import org.jspecify.annotations.NullMarked;
