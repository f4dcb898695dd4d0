package dev.firebreak.core.evidence;

/**
 * What the picture model says about one frame, calibrated; the four add up to 1.
 *
 * @param firearmFirstPerson probability of a real firearm seen from its holder's view
 * @param game probability of a computer game
 * @param film probability of a film or animation
 * @param other probability of everything else: harmless life
 */
public record PictureScores(double firearmFirstPerson, double game, double film, double other) {
    public PictureScores {
        Scores.requireUnit("firearmFirstPerson", firearmFirstPerson);
        Scores.requireUnit("game", game);
        Scores.requireUnit("film", film);
        Scores.requireUnit("other", other);
        double sum = firearmFirstPerson + game + film + other;
        if (Math.abs(sum - 1) > 1e-3) {
            throw new IllegalArgumentException("Picture scores add up to " + sum + ", not 1");
        }
    }
}
