/** Recipes, the schedule of a training, and the package that comes of it. */
@NullMarked
package dev.firebreak.training.train;

import org.jspecify.annotations.NullMarked;
