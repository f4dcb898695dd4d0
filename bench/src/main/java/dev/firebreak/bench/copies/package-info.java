/** How well edited copies of videos are found, ours beside vPDQ, TMK and chromaprint. */
@NullMarked
package dev.firebreak.bench.copies;

import org.jspecify.annotations.NullMarked;
