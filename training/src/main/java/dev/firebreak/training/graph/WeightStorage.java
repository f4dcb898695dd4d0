package dev.firebreak.training.graph;

/** How weights lie in an ONNX file. Either way the network computes in 32-bit floats. */
public enum WeightStorage {
    FLOAT32,
    /** Half the size; turned into 32 bits once, when the file is loaded. */
    FLOAT16
}
