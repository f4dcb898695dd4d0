package dev.firebreak.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuantizedWriterTest {
    private final Graph graph = TinyGraphs.picture(3);

    @Test
    void leavesOutAClipThatTheCodesOfAConvolutionImply() throws Exception {
        byte[] onnx = QuantizedWriter.floats(graph, ranges());
        assertThat(ModelProto.parseFrom(onnx).getGraph().getNodeList())
                .extracting(NodeProto::getOpType)
                .doesNotContain("Clip")
                .contains("QuantizeLinear", "DequantizeLinear", "Conv", "Add");
    }

    @Test
    void writesTheSameBytesForTheSameNetwork() {
        assertThat(QuantizedWriter.floats(graph, ranges())).isEqualTo(QuantizedWriter.floats(graph, ranges()));
    }

    @Test
    void needsARangeForEveryTensor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantizedWriter.floats(graph, Map.of("in", new Range(-1, 1))))
                .withMessageContaining("range");
    }

    @Test
    void rangesHoldEveryValueAndZero() {
        assertThat(ranges().get("in")).isEqualTo(new Range(-1, 2));
        assertThat(ranges()).containsKeys("a", "b", "c", "d", "embedding", "answer");
        assertThat(Range.of(1, 2)).isEqualTo(new Range(0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Range.of(Float.NaN, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivationRanges.over(graph, 0, QuantizedWriterTest::batch));
    }

    @Test
    void zeroHasACodeOfItsOwn() {
        Range range = new Range(-1, 2);
        assertThat(range.zero()).isEqualTo(85);
        assertThat(range.step() * (255 - range.zero())).isEqualTo(2);
        assertThat(new Range(0, 0).zero()).isZero();
    }

    private Map<String, Range> ranges() {
        return ActivationRanges.over(graph, 2, QuantizedWriterTest::batch);
    }

    private static NDArray batch(NDManager manager, int index) {
        float[] input = new float[3 * 8 * 8];
        for (int i = 0; i < input.length; i++) {
            input[i] = index == 0 ? -i / 191f : 2 * i / 191f;
        }
        return manager.create(input, new Shape(1, 3, 8, 8));
    }
}
