/** Banks for tests: contracts of what keeps them, and banks in memory. */
@NullMarked
package dev.firebreak.testkit.bank;

import org.jspecify.annotations.NullMarked;
