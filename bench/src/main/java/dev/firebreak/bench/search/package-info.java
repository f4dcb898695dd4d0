/** The index of hashes beside reading them all and beside libfaiss, on the same hashes in the same run. */
@NullMarked
package dev.firebreak.bench.search;

import org.jspecify.annotations.NullMarked;
