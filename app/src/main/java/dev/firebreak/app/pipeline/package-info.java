/**
 * One session's way through the rooms: decoder, models, judge, and what follows from a verdict. Owned by {@link
 * dev.firebreak.app.pipeline.StreamPipeline}; {@code watch}, {@code serve} and {@code drill} all use it.
 */
@NullMarked
package dev.firebreak.app.pipeline;

import org.jspecify.annotations.NullMarked;
