/** vPDQ, the list of PDQ hashes of a video's frames that others exchange: its text forms and its two comparisons. */
@NullMarked
package dev.firebreak.core.fingerprint.vpdq;

import org.jspecify.annotations.NullMarked;
