/** The commands of the {@code firebreak} program: what they accept, print and exit with. */
@NullMarked
package dev.firebreak.app.cli;

import org.jspecify.annotations.NullMarked;
