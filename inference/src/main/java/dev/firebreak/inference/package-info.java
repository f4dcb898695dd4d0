/**
 * Models at work: front ends, model packages, batched inference and the analysis of one stream. The only room that
 * touches ONNX Runtime.
 */
@NullMarked
package dev.firebreak.inference;

import org.jspecify.annotations.NullMarked;
