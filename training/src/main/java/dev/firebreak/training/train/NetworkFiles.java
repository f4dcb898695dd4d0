package dev.firebreak.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firebreak.training.graph.ActivationRanges;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.OnnxWriter;
import dev.firebreak.training.graph.QuantizedWriter;
import dev.firebreak.training.graph.Range;
import dev.firebreak.training.graph.WeightStorage;
import dev.firebreak.training.picture.PictureTraining;
import dev.firebreak.training.sound.SoundTraining;
import java.util.Map;
import java.util.function.IntFunction;

/** The ONNX files of trained networks. What lies between their steps, for 8 bits, is seen on validation examples. */
final class NetworkFiles {
    private static final int BATCH = 16;
    private static final int MOST_BATCHES = 24;

    private NetworkFiles() {}

    static byte[] sound(SoundTraining.Trained sound, WeightStorage storage) {
        Graph graph = sound.graph();
        return storage == WeightStorage.INT8
                ? QuantizedWriter.floats(
                        graph,
                        ranges(
                                graph,
                                sound.validation().size(),
                                i -> sound.validation().get(i).logMel()))
                : OnnxWriter.floats(graph, storage);
    }

    static byte[] picture(PictureTraining.Trained picture, WeightStorage storage) {
        Graph graph = picture.graph();
        return storage == WeightStorage.INT8
                ? QuantizedWriter.withPixels(
                        graph,
                        ranges(
                                graph,
                                picture.validation().size(),
                                i -> picture.validation().get(i).planes()))
                : OnnxWriter.withPixels(graph, storage);
    }

    private static Map<String, Range> ranges(Graph graph, int examples, IntFunction<float[]> example) {
        int batches = Math.min(MOST_BATCHES, (examples + BATCH - 1) / BATCH);
        // Spread over all examples, which lie sorted by kind.
        return ActivationRanges.over(graph, batches, (manager, index) -> {
            int count = Math.min(BATCH, (examples - index + batches - 1) / batches);
            float[][] rows = new float[count][];
            for (int i = 0; i < count; i++) {
                rows[i] = example.apply(index + i * batches);
            }
            return batch(manager, graph.inputShape(), rows);
        });
    }

    private static NDArray batch(NDManager manager, long[] shape, float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        }
        return manager.create(flat, new Shape(rows.length, shape[0], shape[1], shape[2]));
    }
}
