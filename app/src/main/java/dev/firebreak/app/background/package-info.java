/** Work that is done again and again beside the live path: one thread each, stopped with the server. */
@NullMarked
package dev.firebreak.app.background;

import org.jspecify.annotations.NullMarked;
