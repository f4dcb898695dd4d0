/** The sound model: examples rendered from clips and synthesis, training, calibration. */
@NullMarked
package dev.firebreak.training.sound;

import org.jspecify.annotations.NullMarked;
