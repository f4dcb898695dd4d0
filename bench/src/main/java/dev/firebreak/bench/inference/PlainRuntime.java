package dev.firebreak.bench.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** ONNX Runtime called directly, one thread, no queue: what the engine is measured against. */
final class PlainRuntime implements AutoCloseable {
    private final OrtSession session;
    private final String input;
    private final OnnxJavaType type;
    private final long[] shape;
    private final ByteBuffer buffer;

    PlainRuntime(byte[] onnx, String input, OnnxJavaType type, long... shape) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            this.session = OrtEnvironment.getEnvironment().createSession(onnx, options);
        }
        this.input = input;
        this.type = type;
        this.shape = shape;
        long bytes = type.size;
        for (long side : shape) {
            bytes *= side;
        }
        this.buffer = ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
    }

    /** To be filled with the batch before {@link #run}. */
    ByteBuffer buffer() {
        return buffer.clear();
    }

    /** The first output's values. */
    Object run() throws OrtException {
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer.rewind(), shape, type);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            return result.get(0).getValue();
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
