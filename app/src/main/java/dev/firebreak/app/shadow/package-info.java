/** Shadow mode: records what the judge would have held and cut, and how long it watched, and reports on it. */
@NullMarked
package dev.firebreak.app.shadow;

import org.jspecify.annotations.NullMarked;
