/** Which part is well and which is ill. */
@NullMarked
package dev.firebreak.app.health;

import org.jspecify.annotations.NullMarked;
