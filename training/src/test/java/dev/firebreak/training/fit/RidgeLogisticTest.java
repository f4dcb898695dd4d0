package dev.firebreak.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeLogisticTest {
    private static final int WIDTH = 5;
    private static final int ROWS = 400;

    @Test
    void stopsWhereTheGradientIsZero() {
        Data data = data(3);
        Line line = RidgeLogistic.fit(data.rows, data.labels, data.weights, 0.1);
        double total = 0;
        double[] gradient = new double[WIDTH + 1];
        for (int i = 0; i < ROWS; i++) {
            double error = data.weights[i] * (1 / (1 + Math.exp(-line.logit(data.rows[i]))) - data.labels[i]);
            for (int j = 0; j < WIDTH; j++) {
                gradient[j] += error * data.rows[i][j];
            }
            gradient[WIDTH] += error;
            total += data.weights[i];
        }
        for (int j = 0; j < WIDTH; j++) {
            assertThat(gradient[j] / total + 0.1 * line.weights()[j]).isCloseTo(0, within(1e-4));
        }
        assertThat(gradient[WIDTH] / total).isCloseTo(0, within(1e-4));
    }

    @Test
    void underAStrongRidgePointsFromOneMeanToTheOther() {
        Data data = data(7);
        Line line = RidgeLogistic.fit(data.rows, data.labels, data.weights, 1000);
        double along = 0;
        double length = 0;
        double lineLength = 0;
        for (int j = 0; j < WIDTH; j++) {
            double difference = data.mean(1, j) - data.mean(0, j);
            along += difference * line.weights()[j];
            length += difference * difference;
            lineLength += line.weights()[j] * line.weights()[j];
        }
        assertThat(along / Math.sqrt(length * lineLength)).isGreaterThan(0.999);
    }

    @Test
    void givesTheSameLineForTheSameExamples() {
        Data data = data(9);
        assertThat(RidgeLogistic.fit(data.rows, data.labels, data.weights, 1).weights())
                .isEqualTo(RidgeLogistic.fit(data.rows, data.labels, data.weights, 1)
                        .weights());
    }

    @Test
    void refusesNoExamplesAndNoRidge() {
        assertThatThrownBy(() -> RidgeLogistic.fit(new float[0][], new double[0], new double[0], 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RidgeLogistic.fit(new float[][] {{1}}, new double[] {1}, new double[] {1}, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Data data(long seed) {
        Random random = new Random(seed);
        Data data = new Data(new float[ROWS][WIDTH], new double[ROWS], new double[ROWS]);
        for (int i = 0; i < ROWS; i++) {
            data.labels[i] = i % 4 == 0 ? 1 : 0;
            data.weights[i] = 1;
            for (int j = 0; j < WIDTH; j++) {
                data.rows[i][j] = (float) (random.nextGaussian() + data.labels[i] * j * 0.4);
            }
        }
        return data;
    }

    @SuppressWarnings("ArrayRecordComponent") // test data
    private record Data(float[][] rows, double[] labels, double[] weights) {
        double mean(int label, int column) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < ROWS; i++) {
                if (labels[i] == label) {
                    sum += rows[i][column];
                    count++;
                }
            }
            return sum / count;
        }
    }
}
