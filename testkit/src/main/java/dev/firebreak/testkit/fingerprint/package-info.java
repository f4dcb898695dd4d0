/** Fingerprints worked out the plain, slow way, for the fast ones to agree with. */
@NullMarked
package dev.firebreak.testkit.fingerprint;

import org.jspecify.annotations.NullMarked;
