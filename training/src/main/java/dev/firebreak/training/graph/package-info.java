/** Networks as small lists of operations: read from ONNX, trained with DJL, written back as ONNX. */
@NullMarked
package dev.firebreak.training.graph;

import org.jspecify.annotations.NullMarked;
