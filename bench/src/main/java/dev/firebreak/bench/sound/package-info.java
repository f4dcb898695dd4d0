/** How well copies of sounds are found after an edit, beside chromaprint on the same material, and what it costs. */
@NullMarked
package dev.firebreak.bench.sound;

import org.jspecify.annotations.NullMarked;
