package dev.firebreak.training.streams;

import dev.firebreak.core.evidence.Evidence;

/**
 * Whether a stream looks and sounds like a game or a film more than like life: the mean log-odds of all pictures and of those
 * windows of sound in which gunfire is more likely than not, each weighted alike. One thread.
 */
final class GameImpression {
    private static final double LIMIT = 6;
    private static final double GUNFIRE = 0.5;

    private double odds;

    void add(Evidence evidence) {
        odds += switch (evidence) {
            case Evidence.OfPicture of ->
                logOdds(of.scores().game() + of.scores().film());
            case Evidence.OfSound of
            when of.scores().gunfire() >= GUNFIRE ->
                logOdds(of.scores().game() + of.scores().film());
            case Evidence.OfSound of -> 0;
            case Evidence.OfMotion of -> 0;
        };
    }

    boolean isGame() {
        return odds > 0;
    }

    private static double logOdds(double probability) {
        return Math.clamp(Math.log(probability / (1 - probability)), -LIMIT, LIMIT);
    }
}
