/** ONNX Runtime sessions behind bounded queues, batched across streams. Nothing outside this package touches ONNX Runtime. */
@NullMarked
package dev.firebreak.inference.engine;

import org.jspecify.annotations.NullMarked;
