/** The one program: its commands, and the wiring of the rooms. */
@NullMarked
package dev.firebreak.app;

import org.jspecify.annotations.NullMarked;
