/** Fingerprints of files, whatever kind of medium they turn out to be. */
@NullMarked
package dev.firebreak.app.fingerprint;

import org.jspecify.annotations.NullMarked;
