package dev.firebreak.training.fit;

import dev.firebreak.training.graph.Tensor;
import java.util.List;

/**
 * A line through feature space: the logit of features {@code x} is {@code weights · x + bias}.
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record Line(float[] weights, float bias) {
    /** The logit of one row of features. */
    public float logit(float[] features) {
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return (float) sum;
    }

    /** The line whose logit is {@code times} as large. */
    public Line scaled(double times) {
        float[] scaled = weights.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= (float) times;
        }
        return new Line(scaled, (float) (times * bias));
    }

    /** The line whose logit is the sum of both. */
    public Line plus(Line other) {
        float[] sum = weights.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.weights[i];
        }
        return new Line(sum, bias + other.bias);
    }

    /** The line whose logit is larger by {@code more}. */
    public Line raised(double more) {
        return new Line(weights, (float) (bias + more));
    }

    /** The weight of a linear layer with one row a line: [lines, features]. */
    public static Tensor weight(List<Line> lines) {
        int width = lines.getFirst().weights.length;
        float[] flat = new float[lines.size() * width];
        for (int i = 0; i < lines.size(); i++) {
            System.arraycopy(lines.get(i).weights, 0, flat, i * width, width);
        }
        return new Tensor(new long[] {lines.size(), width}, flat);
    }

    /** The bias of the same layer: [lines]. */
    public static Tensor bias(List<Line> lines) {
        float[] biases = new float[lines.size()];
        for (int i = 0; i < biases.length; i++) {
            biases[i] = lines.get(i).bias;
        }
        return new Tensor(new long[] {biases.length}, biases);
    }
}
