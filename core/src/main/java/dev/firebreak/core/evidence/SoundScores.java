package dev.firebreak.core.evidence;

/**
 * What the sound model says about one window, calibrated.
 *
 * @param gunfire probability in [0, 1] that a firearm is heard, wherever it comes from (life, game, film)
 * @param game probability in [0, 1] that, if it is gunfire, it is a game's
 * @param film probability in [0, 1] that, if it is gunfire, it is a film's or music's
 */
public record SoundScores(double gunfire, double game, double film) {
    public SoundScores {
        Scores.requireUnit("gunfire", gunfire);
        Scores.requireUnit("game", game);
        Scores.requireUnit("film", film);
        if (game + film > 1 + 1e-6) {
            throw new IllegalArgumentException("game and film add up to " + (game + film));
        }
    }

    /** Probability that, if it is gunfire, it is real life's. */
    public double real() {
        return Math.max(0, 1 - game - film);
    }
}
