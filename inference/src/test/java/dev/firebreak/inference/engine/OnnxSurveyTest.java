package dev.firebreak.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.inference.tiny.ProtoBytes;
import dev.firebreak.inference.tiny.TinyGraph;
import dev.firebreak.inference.tiny.TinyModels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxSurveyTest {
    @Test
    void passesPlainGraphs() {
        assertThatCode(() -> OnnxSurvey.check(TinyModels.loudness())).doesNotThrowAnyException();
        assertThatCode(() -> OnnxSurvey.check(TinyModels.random().picture())).doesNotThrowAnyException();
    }

    @Test
    void refusesWeightsInOtherFiles() {
        ProtoBytes where = new ProtoBytes().text(1, "location").text(2, "../../../etc/passwd");
        ProtoBytes elsewhere = new ProtoBytes().text(8, "w").message(13, where);
        requireRefused(new TinyGraph().raw(5, elsewhere).onnx(), "weights in other files");
        requireRefused(
                new TinyGraph()
                        .raw(5, new ProtoBytes().text(8, "w").number(14, 1))
                        .onnx(),
                "weights in other files");
        ProtoBytes constant =
                new ProtoBytes().message(5, new ProtoBytes().text(1, "value").message(5, elsewhere));
        requireRefused(new TinyGraph().raw(1, constant).onnx(), "weights in other files");
    }

    @Test
    void passesWeightsThatSayTheyAreInThisFile() {
        byte[] onnx = new TinyGraph()
                .raw(5, new ProtoBytes().text(8, "w").number(14, 0))
                .onnx();

        assertThatCode(() -> OnnxSurvey.check(onnx)).doesNotThrowAnyException();
    }

    @Test
    void refusesGraphsInsideOfNodes() {
        ProtoBytes body = new ProtoBytes().text(1, "body").message(6, new ProtoBytes());

        requireRefused(new TinyGraph().raw(1, new ProtoBytes().message(5, body)).onnx(), "graphs inside of nodes");
    }

    @Test
    void refusesOperatorsOfOthers() {
        requireRefused(
                new TinyGraph().raw(1, new ProtoBytes().text(7, "evil.ops")).onnx(), "operators that are not standard");
    }

    @Test
    void refusesFunctionsAndTrainingParts() {
        requireRefused(new ProtoBytes().message(25, new ProtoBytes()).bytes(), "functions or a training part");
        requireRefused(new ProtoBytes().message(20, new ProtoBytes()).bytes(), "functions or a training part");
    }

    @Test
    void refusesMoreNodesThanAllowed() {
        TinyGraph graph = new TinyGraph();
        for (int i = 0; i < OnnxSurvey.MOST_NODES; i++) {
            graph.raw(1, new ProtoBytes());
        }
        assertThatCode(() -> OnnxSurvey.check(graph.onnx())).doesNotThrowAnyException();

        graph.raw(1, new ProtoBytes());
        requireRefused(graph.onnx(), "more than 10000 nodes");
    }

    @Test
    void neverFailsOtherwiseHoweverTheFileIsDamaged() {
        byte[] onnx = TinyModels.loudness();
        long seed = 77;
        Random random = new Random(seed);
        int refusals = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = Arrays.copyOf(onnx, random.nextInt(onnx.length + 1));
            for (int j = random.nextInt(4); j >= 0 && damaged.length > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            refusals += isRefused(damaged) ? 1 : 0;
        }
        assertThat(refusals).as("seed " + seed).isBetween(1, 5_000);
    }

    /** Anything but a refusal fails the test. */
    private static boolean isRefused(byte[] onnx) {
        try {
            OnnxSurvey.check(onnx);
            return false;
        } catch (IllegalArgumentException refused) {
            return true;
        }
    }

    private static void requireRefused(byte[] onnx, String why) {
        assertThatThrownBy(() -> OnnxSurvey.check(onnx))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
