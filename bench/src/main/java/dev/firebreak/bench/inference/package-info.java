/** Benchmarks of the inference room: front ends, the engine beside plain ONNX Runtime, a stream's whole analysis. */
@NullMarked
package dev.firebreak.bench.inference;

import org.jspecify.annotations.NullMarked;
