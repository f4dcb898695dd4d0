package dev.firebreak.bench.descriptor;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.inference.frontend.PictureInput;
import dev.firebreak.training.data.Pictures;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.OnnxReader;
import dev.firebreak.training.graph.OnnxWriter;
import dev.firebreak.training.graph.Operation;
import dev.firebreak.training.graph.WeightStorage;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The picture network's pooled features, as the head of the picture model sees them. Thread-safe. */
final class Network implements AutoCloseable {
    private static final int SIDE = 160;

    private final PictureInput input = new PictureInput(SIDE);
    private final OrtSession session;

    Network(Path onnx, String... cuts) throws OrtException {
        Graph whole = OnnxReader.read(onnx).making(List.of(cuts));
        List<Operation> operations = new ArrayList<>(whole.operations());
        for (String cut : cuts) {
            operations.add(new Operation.MeanPool(cut, cut + "_mean"));
        }
        List<String> outputs = Stream.of(cuts).map(cut -> cut + "_mean").toList();
        Graph body = new Graph(whole.input(), new long[] {3, SIDE, SIDE}, operations, whole.weights(), outputs);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = OrtEnvironment.getEnvironment()
                    .createSession(OnnxWriter.withPixels(body, WeightStorage.FLOAT32), options);
        }
    }

    static Frame frame(BufferedImage picture) {
        return Pictures.frame(picture, Duration.ZERO);
    }

    float[] features(Frame frame) {
        byte[] pixels = new byte[input.bytes()];
        input.write(frame, pixels, 0);
        ByteBuffer direct = ByteBuffer.allocateDirect(pixels.length).put(pixels).rewind();
        try (OnnxTensor tensor = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), direct, new long[] {1, SIDE, SIDE, 3}, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of("pixels", tensor))) {
            float[] all = {};
            for (Map.Entry<String, OnnxValue> each : result) {
                float[] part = ((float[][]) each.getValue().getValue())[0];
                all = Arrays.copyOf(all, all.length + part.length);
                System.arraycopy(part, 0, all, all.length - part.length, part.length);
            }
            return all;
        } catch (OrtException e) {
            throw new IllegalStateException("The network failed", e);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
