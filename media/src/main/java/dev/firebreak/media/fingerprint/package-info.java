/** Reads files for their fingerprints: a process for each, since media come from strangers, from which only hashes come back. */
@NullMarked
package dev.firebreak.media.fingerprint;

import org.jspecify.annotations.NullMarked;
