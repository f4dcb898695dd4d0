/** The composition root of {@code serve}: builds the parts, starts them, and stops them in reverse. */
@NullMarked
package dev.firebreak.app.server;

import org.jspecify.annotations.NullMarked;
