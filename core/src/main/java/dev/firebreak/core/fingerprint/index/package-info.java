/**
 * Exact search of hashes by Hamming distance, while entries come and go. {@link
 * dev.firebreak.core.fingerprint.index.HashIndex} is the way in; a snapshot of it is written and read by {@link
 * dev.firebreak.core.fingerprint.index.IndexSnapshot}.
 */
@NullMarked
package dev.firebreak.core.fingerprint.index;

import org.jspecify.annotations.NullMarked;
