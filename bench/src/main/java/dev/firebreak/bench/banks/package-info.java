/** What it takes until banks can be looked up after a start. */
@NullMarked
package dev.firebreak.bench.banks;

import org.jspecify.annotations.NullMarked;
