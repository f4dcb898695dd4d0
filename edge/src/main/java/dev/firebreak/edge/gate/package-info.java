/**
 * The gate: viewers' HLS of each stream, in which a segment is listed only when the judge has cleared it. Called
 * by the app's controllers and pipeline.
 */
@NullMarked
package dev.firebreak.edge.gate;

import org.jspecify.annotations.NullMarked;
