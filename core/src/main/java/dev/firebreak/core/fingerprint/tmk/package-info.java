/** TMK+PDQF, a fixed-size hash of a whole video that others exchange: made, read, written, compared. */
@NullMarked
package dev.firebreak.core.fingerprint.tmk;

import org.jspecify.annotations.NullMarked;
