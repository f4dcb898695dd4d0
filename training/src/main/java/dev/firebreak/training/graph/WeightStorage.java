package dev.firebreak.training.graph;

/** How a network lies in an ONNX file and computes. */
public enum WeightStorage {
    /** 32-bit floats. */
    FLOAT32,
    /** Half the size; turned into 32 bits once, when the file is loaded, and computed with as those. */
    FLOAT16,
    /** A quarter of the size; convolutions compute in 8 bits: see {@link QuantizedWriter}. */
    INT8
}
