/** Tiny ONNX models written by the tests themselves: graphs whose scores follow from simple features of the input. */
@NullMarked
package dev.firebreak.inference.tiny;

import org.jspecify.annotations.NullMarked;
