/** What fingerprints cost. */
@NullMarked
package dev.firebreak.bench.fingerprint;

import org.jspecify.annotations.NullMarked;
