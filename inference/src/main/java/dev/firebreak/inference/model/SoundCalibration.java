package dev.firebreak.inference.model;

import dev.firebreak.core.evidence.SoundScores;

/**
 * Turns the sound model's logits into probabilities: Platt scaling for gunfire, {@code 1 / (1 + exp(-(slope × logit +
 * bias)))} (Platt 1999); temperature scaling for the source, {@code softmax(logits / temperature)} (Guo et al. 2017).
 *
 * @param gunfireSlope more than 0
 * @param gunfireBias added to the scaled logit
 * @param sourceTemperature more than 0
 */
public record SoundCalibration(double gunfireSlope, double gunfireBias, double sourceTemperature) {
    /** Leaves logits as they are. */
    public static final SoundCalibration NONE = new SoundCalibration(1, 0, 1);

    public SoundCalibration {
        Calibrated.requirePositive("sound.calibration.gunfireSlope", gunfireSlope);
        Calibrated.requireFinite("sound.calibration.gunfireBias", gunfireBias);
        Calibrated.requirePositive("sound.calibration.sourceTemperature", sourceTemperature);
    }

    /**
     * Scores of one window.
     *
     * @param gunfire logit of gunfire
     * @param source logits in the order real, game, film, from {@code from} on
     */
    public SoundScores scores(float gunfire, float[] source, int from) {
        double[] shares = new double[SoundModel.SOURCES];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = source[from + i] / sourceTemperature;
        }
        Calibrated.softmax(shares);
        double probability = 1 / (1 + Math.exp(-(gunfireSlope * gunfire + gunfireBias)));
        return new SoundScores(probability, shares[1], shares[2]);
    }
}
