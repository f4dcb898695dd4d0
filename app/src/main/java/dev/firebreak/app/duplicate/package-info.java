/** Near-duplicates in the footage library: every clip is matched against all others, with the same score as copies of what is banked. */
@NullMarked
package dev.firebreak.app.duplicate;

import org.jspecify.annotations.NullMarked;
