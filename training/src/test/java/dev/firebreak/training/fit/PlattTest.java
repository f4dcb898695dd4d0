package dev.firebreak.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlattTest {
    @Test
    void findsTheLogisticThatMadeTheLabels() {
        Random random = new Random(5);
        float[] logits = new float[20_000];
        int[] labels = new int[logits.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (2 * random.nextGaussian());
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-1.5 * logits[i])) ? 1 : 0;
        }
        double[] fitted = Platt.fit(logits, labels);
        assertThat(fitted[0]).isCloseTo(1.5, within(0.1));
        assertThat(fitted[1]).isCloseTo(0, within(0.1));
    }

    @Test
    void treatsBothLabelsAsEquallyFrequent() {
        float[] logits = {-1, -1, -1, -1, -1, -1, 1, 1};
        int[] labels = {0, 0, 0, 0, 0, 1, 1, 0};
        double[] fitted = Platt.fit(logits, labels);
        assertThat(fitted[0]).isPositive();
    }

    @Test
    void refusesToFitOneLabelOnly() {
        assertThatThrownBy(() -> Platt.fit(new float[] {1}, new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coolsLogitsThatAreTooSure() {
        float[][] logits = {{8, 0}, {8, 0}, {8, 0}, {8, 0}};
        int[] labels = {0, 0, 0, 1};
        // Three of four are right: softmax(8 / T) must give 0.75, so T = 8 / ln 3.
        assertThat(Platt.temperature(logits, labels)).isCloseTo(8 / Math.log(3), within(0.05));
    }

    @Test
    void biasMakesEveryClassBeSaidAsOftenAsItIsThere() {
        float[][] logits = new float[90][];
        int[] labels = new int[90];
        java.util.Random random = new java.util.Random(2);
        for (int i = 0; i < logits.length; i++) {
            labels[i] = i % 3;
            logits[i] = new float[] {2 + (float) random.nextGaussian(), (float) random.nextGaussian(), -1};
            logits[i][labels[i]] += 1.5f;
        }
        double[] bias = Platt.bias(logits, labels, 1);
        double[] said = new double[3];
        for (float[] row : logits) {
            double total = 0;
            for (int c = 0; c < 3; c++) {
                total += Math.exp(row[c] + bias[c]);
            }
            for (int c = 0; c < 3; c++) {
                said[c] += Math.exp(row[c] + bias[c]) / total;
            }
        }
        assertThat(said).containsExactly(new double[] {30, 30, 30}, org.assertj.core.data.Offset.offset(0.5));
        assertThat(bias[0] + bias[1] + bias[2]).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-9));
    }
}
