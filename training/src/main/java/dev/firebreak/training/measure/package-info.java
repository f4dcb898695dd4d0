/** Statistics of an evaluation: shares, rates, curves and calibration, each with what the number of trials or hours can show. Plain arithmetic. */
@NullMarked
package dev.firebreak.training.measure;

import org.jspecify.annotations.NullMarked;
