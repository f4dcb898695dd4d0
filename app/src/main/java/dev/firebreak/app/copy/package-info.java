/** Files that may be copies: what is known of them, and what the banks or other files know of that. */
@NullMarked
package dev.firebreak.app.copy;

import org.jspecify.annotations.NullMarked;
