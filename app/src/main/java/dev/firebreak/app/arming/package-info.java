/** Whether the server may hold and cut by itself now: asks core's rule whenever what is known changes, and says so to people. */
@NullMarked
package dev.firebreak.app.arming;

import org.jspecify.annotations.NullMarked;
