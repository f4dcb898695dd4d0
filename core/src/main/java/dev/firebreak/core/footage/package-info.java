/**
 * The footage library's words: clips with their rights, labels and shot marks, the vocabulary, queries, datasets, which models were
 * made from what, and the ports that keep all of it. People reach it through {@code app}'s footage services.
 */
@NullMarked
package dev.firebreak.core.footage;

import org.jspecify.annotations.NullMarked;
