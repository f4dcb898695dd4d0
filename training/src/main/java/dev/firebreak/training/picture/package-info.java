/** The picture model: examples cut from frames, photographs and drawings, training, calibration. */
@NullMarked
package dev.firebreak.training.picture;

import org.jspecify.annotations.NullMarked;
