package dev.firebreak.inference.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One ONNX graph, loaded and checked: one session, one thread inside a run (many threads may run it at once), no spinning.
 * Thread-safe.
 */
final class OnnxGraph implements AutoCloseable {
    private final String name;
    private final GraphShape shape;
    private final OrtSession session;
    private final Set<String> outputNames = new LinkedHashSet<>();
    private final ThreadLocal<ByteBuffer> buffers;
    private final int largestBatch;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OnnxGraph(String name, GraphShape shape, OrtSession session) {
        this.name = name;
        this.shape = shape;
        this.session = session;
        shape.outputs().forEach(output -> outputNames.add(output.name()));
        int bytes = shape.itemBytes() * EngineSettings.MOST_BATCH;
        this.buffers =
                ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()));
        this.largestBatch = BatchTrial.largestBatch(this, shape);
    }

    /** Loads a graph from its ONNX bytes. MODEL_UNUSABLE when it is broken or not of this shape. */
    static OnnxGraph load(String name, byte[] onnx, GraphShape shape) {
        OrtSession session = null;
        try {
            OnnxSurvey.check(onnx);
            session = session(onnx);
            shape.check(session.getInputInfo(), session.getOutputInfo());
            return new OnnxGraph(name, shape, session);
        } catch (OrtException | IllegalArgumentException e) {
            closeQuietly(session);
            throw unusable(name, e);
        } catch (FirebreakException e) {
            closeQuietly(session);
            throw e;
        }
    }

    /** The largest batch with which an input's logits do not depend on the batch. */
    int largestBatch() {
        return largestBatch;
    }

    /**
     * Runs the graph on {@code batch} inputs, which {@code fill} writes one after the other into the buffer.
     *
     * @return for each output, {@code batch × width} logits
     */
    List<float[]> run(int batch, Consumer<ByteBuffer> fill) {
        ByteBuffer buffer = buffers.get();
        buffer.clear();
        fill.accept(buffer);
        buffer.flip();
        try (OnnxTensor input = tensor(buffer, batch);
                OrtSession.Result result = session.run(Map.of(shape.input(), input), outputNames)) {
            List<float[]> logits = new ArrayList<>(shape.outputs().size());
            for (GraphShape.Logits output : shape.outputs()) {
                logits.add(values(result, output, batch));
            }
            return logits;
        } catch (OrtException e) {
            throw unusable(name, e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closeQuietly(session);
        }
    }

    private OnnxTensor tensor(ByteBuffer buffer, int batch) throws OrtException {
        return OnnxTensor.createTensor(environment(), buffer, shape.inputShape(batch), shape.inputType());
    }

    private float[] values(OrtSession.Result result, GraphShape.Logits output, int batch) {
        if (!(result.get(output.name()).orElseThrow() instanceof OnnxTensor tensor)) {
            throw unusable(name, new IllegalArgumentException(output.name() + " is no tensor"));
        }
        FloatBuffer values = tensor.getFloatBuffer();
        if (values.remaining() != batch * output.width()) {
            throw unusable(
                    name,
                    new IllegalArgumentException("%s gave %d values for %d inputs of %d"
                            .formatted(output.name(), values.remaining(), batch, output.width())));
        }
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }

    private static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "firebreak");
    }

    private static OrtSession session(byte[] onnx) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            return environment().createSession(onnx, options);
        }
    }

    private static FirebreakException unusable(String name, Exception cause) {
        return new FirebreakException(
                ErrorCode.MODEL_UNUSABLE, "Model %s cannot be used: %s".formatted(name, cause.getMessage()), cause);
    }

    private static void closeQuietly(@Nullable OrtSession session) {
        try {
            if (session != null) {
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("An inference session could not be closed", e);
        }
    }
}
