/** Model packages: weights, calibration, operating points and the record of how they were made; read as hostile input. */
@NullMarked
package dev.firebreak.inference.model;

import org.jspecify.annotations.NullMarked;
