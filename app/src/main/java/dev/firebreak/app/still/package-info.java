/** Pictures for people: decoded frames as JPEG. */
@NullMarked
package dev.firebreak.app.still;

import org.jspecify.annotations.NullMarked;
