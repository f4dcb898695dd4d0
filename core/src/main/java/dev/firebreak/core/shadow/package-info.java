/**
 * Shadow mode: verdicts that are recorded and not acted on, the stream time they were watched in, what people made of them, and what
 * follows from it about how often a model package is wrong.
 */
@NullMarked
package dev.firebreak.core.shadow;

import org.jspecify.annotations.NullMarked;
