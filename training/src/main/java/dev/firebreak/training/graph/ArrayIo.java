package dev.firebreak.training.graph;

import ai.djl.ndarray.NDArray;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;

/** Arrays of 32-bit floats by name, in a stream. */
final class ArrayIo {
    private ArrayIo() {}

    static void write(DataOutputStream out, SortedMap<String, NDArray> arrays) throws IOException {
        out.writeInt(arrays.size());
        for (Map.Entry<String, NDArray> entry : arrays.entrySet()) {
            float[] values = entry.getValue().toFloatArray();
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
            bytes.asFloatBuffer().put(values);
            out.writeUTF(entry.getKey());
            out.writeInt(values.length);
            out.write(bytes.array());
        }
    }

    /** Reads into arrays of the same names and sizes. */
    static void read(DataInputStream in, SortedMap<String, NDArray> arrays) throws IOException {
        if (in.readInt() != arrays.size()) {
            throw new IOException("it is of another network");
        }
        for (Map.Entry<String, NDArray> entry : arrays.entrySet()) {
            NDArray array = entry.getValue();
            if (!in.readUTF().equals(entry.getKey()) || in.readInt() != array.size()) {
                throw new IOException("it is of another network");
            }
            byte[] bytes = new byte[Math.toIntExact(array.size()) * Float.BYTES];
            in.readFully(bytes);
            float[] values = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
            array.set(values);
        }
    }
}
