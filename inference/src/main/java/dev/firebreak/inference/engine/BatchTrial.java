package dev.firebreak.inference.engine;

import ai.onnxruntime.OnnxJavaType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Finds out whether a graph's results for an input depend on the batch it is in: a matrix product may add up in another order
 * for another number of rows. Noise is run in batches of each size and each row compared, bit by bit, with its result alone.
 */
final class BatchTrial {
    private static final long SEED = 20_190_315;

    private BatchTrial() {}

    /** {@link EngineSettings#MOST_BATCH}, or 1 when results depend on the batch. IllegalArgumentException when they are no numbers. */
    static int largestBatch(OnnxGraph graph, GraphShape shape) {
        byte[] noise = noise(shape, EngineSettings.MOST_BATCH);
        List<float[]> together = run(graph, shape, noise, 0, EngineSettings.MOST_BATCH);
        requireNumbers(together);
        for (int size = 1; size < EngineSettings.MOST_BATCH; size++) {
            int from = EngineSettings.MOST_BATCH - size;
            if (!same(together, run(graph, shape, noise, from, size), shape, from, size)) {
                return 1;
            }
        }
        return EngineSettings.MOST_BATCH;
    }

    private static void requireNumbers(List<float[]> logits) {
        for (float[] output : logits) {
            for (float logit : output) {
                if (!Float.isFinite(logit)) {
                    throw new IllegalArgumentException("it gives " + logit + " on noise");
                }
            }
        }
    }

    private static List<float[]> run(OnnxGraph graph, GraphShape shape, byte[] noise, int from, int size) {
        return graph.run(size, buffer -> buffer.put(noise, from * shape.itemBytes(), size * shape.itemBytes()));
    }

    private static boolean same(List<float[]> together, List<float[]> apart, GraphShape shape, int from, int size) {
        for (int i = 0; i < together.size(); i++) {
            int width = shape.outputs().get(i).width();
            float[] rows = Arrays.copyOfRange(together.get(i), from * width, (from + size) * width);
            if (!Arrays.equals(rows, apart.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static byte[] noise(GraphShape shape, int items) {
        Random random = new Random(SEED);
        byte[] noise = new byte[items * shape.itemBytes()];
        if (shape.inputType() != OnnxJavaType.FLOAT) {
            random.nextBytes(noise);
            return noise;
        }
        ByteBuffer buffer = ByteBuffer.wrap(noise).order(java.nio.ByteOrder.nativeOrder());
        while (buffer.hasRemaining()) {
            buffer.putFloat((float) random.nextGaussian() * 3 - 3);
        }
        return noise;
    }
}
