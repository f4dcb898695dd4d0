package dev.firebreak.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainableGraphTest {
    @Test
    void padsTheOddPixelAtTheEnd() {
        float[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        Graph graph = new Graph(
                "in",
                new long[] {1, 4, 4},
                List.of(new Operation.Convolution("in", "w", "b", "out", 3, 2, 1)),
                Map.of("w", new Tensor(new long[] {1, 1, 3, 3}, ones), "b", Tensor.zeros(1)),
                List.of("out"));
        float[] input = new float[16];
        input[0] = 1;
        input[15] = 10;
        try (TrainableGraph trained = new TrainableGraph(graph);
                NDManager batch = trained.newBatch()) {
            NDArray out =
                    trained.forward(batch.create(input, new Shape(1, 1, 4, 4))).get("out");
            // Same padding of 4 at stride 2 pads one row and column at the end, none at the start.
            assertThat(out.toFloatArray()).containsExactly(1, 0, 0, 10);
        }
    }

    @Test
    void learnsInEveryLayer() {
        Graph graph = TinyGraphs.picture(7);
        try (TrainableGraph trained = new TrainableGraph(graph)) {
            float first = step(trained);
            for (int i = 0; i < 60; i++) {
                step(trained);
            }
            assertThat(step(trained)).isLessThan(first / 2);
            Graph after = trained.snapshot();
            after.weights()
                    .forEach((name, tensor) ->
                            assertThat(tensor.values()).as(name).isNotEqualTo(values(graph, name)));
        }
    }

    @Test
    void givesTheSameWeightsForTheSameSteps() {
        Graph first = afterTenSteps();
        Graph second = afterTenSteps();
        first.weights()
                .forEach((name, tensor) -> assertThat(tensor.values()).as(name).isEqualTo(values(second, name)));
    }

    @Test
    void readsBackWhatItWrote(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
        Graph graph = TinyGraphs.picture(3);
        java.nio.file.Path file = folder.resolve("tiny.onnx");
        java.nio.file.Files.write(file, OnnxWriter.floats(graph, WeightStorage.FLOAT32));
        assertThat(ai.onnx.proto.OnnxMl.ModelProto.parseFrom(java.nio.file.Files.readAllBytes(file))
                        .getGraph()
                        .getNodeCount())
                .isEqualTo(graph.operations().size());
        assertThat(OnnxWriter.floats(graph, WeightStorage.FLOAT16))
                .hasSizeLessThan((int) java.nio.file.Files.size(file));
    }

    private static float[] values(Graph graph, String name) {
        return java.util.Objects.requireNonNull(graph.weights().get(name)).values();
    }

    private static Graph afterTenSteps() {
        try (TrainableGraph trained = new TrainableGraph(TinyGraphs.picture(7))) {
            for (int i = 0; i < 10; i++) {
                step(trained);
            }
            return trained.snapshot();
        }
    }

    private static float step(TrainableGraph trained) {
        try (NDManager batch = trained.newBatch()) {
            float[] input = new float[2 * 3 * 8 * 8];
            for (int i = 0; i < input.length; i++) {
                input[i] = (float) Math.sin(i * (i < input.length / 2 ? 0.1 : 1.3));
            }
            NDArray wanted = batch.create(new float[] {3, -3}, new Shape(2, 1));
            return trained.step(
                    batch.create(input, new Shape(2, 3, 8, 8)),
                    made -> made.get("answer").sub(wanted).square().mean(),
                    0.01);
        }
    }

    @Test
    void startsWithoutAnOpinion() {
        try (TrainableGraph trained = new TrainableGraph(TinyGraphs.picture(7));
                NDManager batch = trained.newBatch()) {
            NDArray answer = trained.forward(batch.zeros(new Shape(1, 3, 8, 8))).get("answer");
            assertThat(answer.getFloat(0, 0)).isCloseTo(0, within(0.1f));
        }
    }
}
