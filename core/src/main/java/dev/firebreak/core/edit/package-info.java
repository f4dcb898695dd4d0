/**
 * What people do to a video before they put it up again, done to decoded pictures and sound: copies whose origin is known, to measure by
 * them how well copies are found. Everything follows from a seed.
 */
@NullMarked
package dev.firebreak.core.edit;

import org.jspecify.annotations.NullMarked;
