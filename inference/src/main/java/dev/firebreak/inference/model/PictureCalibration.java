package dev.firebreak.inference.model;

import dev.firebreak.core.evidence.PictureScores;
import java.util.List;

/**
 * Turns the picture model's logits into probabilities: {@code softmax(logits / temperature + bias)}.
 *
 * @param temperature more than 0
 * @param bias one for each class, in the order of {@link PictureModel#CLASSES}
 */
public record PictureCalibration(double temperature, List<Double> bias) {
    /** Leaves logits as they are. */
    public static final PictureCalibration NONE = new PictureCalibration(1, List.of(0.0, 0.0, 0.0, 0.0));

    public PictureCalibration {
        Calibrated.requirePositive("picture.calibration.temperature", temperature);
        bias = List.copyOf(bias);
        if (bias.size() != PictureModel.CLASSES.size()) {
            throw new IllegalArgumentException("picture.calibration.bias must have %d values, not %d"
                    .formatted(PictureModel.CLASSES.size(), bias.size()));
        }
        bias.forEach(value -> Calibrated.requireFinite("picture.calibration.bias", value));
    }

    /** Scores of one frame from its logits, from {@code from} on. */
    public PictureScores scores(float[] logits, int from) {
        double[] shares = new double[bias.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = logits[from + i] / temperature + bias.get(i);
        }
        Calibrated.softmax(shares);
        return new PictureScores(shares[0], shares[1], shares[2], shares[3]);
    }
}
