/**
 * Long synthetic streams: recordings joined as live streams are, with staged events at marked times, made from a seed and played
 * faster than real time through the pipeline of {@code watch}.
 */
@NullMarked
package dev.firebreak.training.streams;

import org.jspecify.annotations.NullMarked;
