/** From footage to a model package: recipes, training, and the way to start them. Nothing else in the product depends on it but {@code app}. */
@NullMarked
package dev.firebreak.training;

import org.jspecify.annotations.NullMarked;
