/** Pictures for people: what a file shows at some moment, decoded frames smaller and as JPEG. */
@NullMarked
package dev.firebreak.app.still;

import org.jspecify.annotations.NullMarked;
