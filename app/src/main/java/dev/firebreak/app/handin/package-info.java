/** Files that clients hand in, or name by URL, to be looked at: taken within limits, on disk only for as long as that takes. */
@NullMarked
package dev.firebreak.app.handin;

import org.jspecify.annotations.NullMarked;
