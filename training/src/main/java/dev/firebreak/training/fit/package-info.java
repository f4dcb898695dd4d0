/** Fitting a network to a task: schedule, losses, calibration, and word of how it goes. Knows nothing of sound or pictures. */
@NullMarked
package dev.firebreak.training.fit;

import org.jspecify.annotations.NullMarked;
