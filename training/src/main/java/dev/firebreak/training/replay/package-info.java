/**
 * Decoded media played again through analysis and judge, as a decoder would deliver them: what was decoded once need not be
 * decoded for every trial. A test proves that the verdicts are those of the real decoder.
 */
@NullMarked
package dev.firebreak.training.replay;

import org.jspecify.annotations.NullMarked;
