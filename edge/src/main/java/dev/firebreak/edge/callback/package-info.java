/** What media servers ask when somebody publishes: parsing their callbacks, and the book of keys from which they are answered. */
@NullMarked
package dev.firebreak.edge.callback;

import org.jspecify.annotations.NullMarked;
