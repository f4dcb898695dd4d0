package dev.firebreak.training.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.Operation;
import dev.firebreak.training.graph.Tensor;
import dev.firebreak.training.graph.TrainableGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureHeadTest {
    private static final int SIDE = 32;

    @Test
    void tellsClassesApartThatTheBodySeesApart() {
        PictureTask task = new PictureTask(colours(60), List.of(), SIDE);
        Graph headed = PictureHead.on(body(), task, 0.003);
        assertThat(headed.outputs()).containsExactly("class");
        assertThat(right(headed, task)).isGreaterThan(0.95);
    }

    @Test
    void isTheSameForTheSamePictures() {
        PictureTask task = new PictureTask(colours(24), List.of(), SIDE);
        assertThat(PictureHead.on(body(), task, 0.01).weight("class_weight").values())
                .isEqualTo(PictureHead.on(body(), task, 0.01)
                        .weight("class_weight")
                        .values());
    }

    private static double right(Graph graph, PictureTask task) {
        int right = 0;
        try (TrainableGraph network = new TrainableGraph(graph)) {
            for (int i = 0; i < task.examples(); i++) {
                try (NDManager batch = network.newBatch()) {
                    long best = network.forward(task.input(batch, false, new int[] {i}))
                            .get("class")
                            .argMax(1)
                            .toLongArray()[0];
                    right += best == task.label(i) ? 1 : 0;
                }
            }
        }
        return (double) right / task.examples();
    }

    /** One class is red, one green, one blue, one grey, all with noise. */
    private static List<PictureExample> colours(int count) {
        Random random = new Random(4);
        List<PictureExample> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int label = i % 4;
            byte[] pixels = new byte[SIDE * SIDE * 3];
            for (int at = 0; at < pixels.length; at++) {
                pixels[at] = (byte) ((label < 3 && at % 3 == label ? 150 : 60) + random.nextInt(60));
            }
            examples.add(new PictureExample(pixels, label));
        }
        return examples;
    }

    /** Passes the three colours through. */
    private static Graph body() {
        float[] weight = new float[9];
        weight[0] = 1;
        weight[4] = 1;
        weight[8] = 1;
        return new Graph(
                "in",
                new long[] {3, SIDE, SIDE},
                List.of(
                        new Operation.Convolution("in", "w", "b", "c", 1, 1, 1),
                        new Operation.MeanPool("c", "embedding")),
                Map.of("w", new Tensor(new long[] {3, 3, 1, 1}, weight), "b", Tensor.zeros(3)),
                List.of("embedding"));
    }
}
