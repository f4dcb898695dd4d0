/** What shadow mode recorded: the contract of its store, and one in memory. */
@NullMarked
package dev.firebreak.testkit.shadow;

import org.jspecify.annotations.NullMarked;
