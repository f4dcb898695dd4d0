package dev.firebreak.training.fit;

/**
 * How a network is trained.
 *
 * @param epochs passes over the examples; 0 leaves a network as it is
 * @param batch examples of one step
 * @param learningRate the highest; reached after a short warm-up, then falls to zero along a cosine
 */
public record Schedule(int epochs, int batch, double learningRate) {
    private static final int WARM_UP_STEPS = 60;

    public Schedule {
        if (epochs < 0 || batch < 1 || !(learningRate > 0 && learningRate < 1)) {
            throw new IllegalArgumentException(
                    "epochs %d, batch %d, learningRate %s".formatted(epochs, batch, learningRate));
        }
    }

    /** The learning rate of a step out of {@code steps}, both counted from zero. */
    public double rate(int step, int steps) {
        double warm = Math.min(1, (step + 1.0) / Math.min(WARM_UP_STEPS, Math.max(1, steps / 4)));
        return learningRate * warm * 0.5 * (1 + Math.cos(Math.PI * step / steps));
    }
}
