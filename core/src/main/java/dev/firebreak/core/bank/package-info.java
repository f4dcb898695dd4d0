/**
 * Banks: sets of fingerprints under one policy, what is known about each entry, and the index in memory that finds them. The store is
 * the truth; the index follows it by change number and can be made anew from it at any time.
 */
@NullMarked
package dev.firebreak.core.bank;

import org.jspecify.annotations.NullMarked;
