package dev.firebreak.core.verdict;

import java.time.Duration;

/**
 * How much a stream is taken for a game or a film: the mean log-odds of what was seen and heard, each piece weighted by the
 * time it stands for and halved with age. It starts from {@value #UNKNOWN_SECONDS} seconds' worth of "not known" (log-odds
 * 0), so that the first pictures of a stream count, but one alone does not decide. One thread at a time.
 */
final class Impression {
    private static final double UNKNOWN_SECONDS = 4;

    /** A picture stands for the time since the last one, within these bounds. */
    private static final double SHORTEST_PICTURE_SECONDS = 0.25;

    private static final double LONGEST_PICTURE_SECONDS = 5;

    /** A window of sound stands for the half second from one to the next. */
    private static final double WINDOW_SECONDS = 0.5;

    private final Duration halfLife;
    private double weightedOdds;
    private double weight;
    private Duration now = Duration.ZERO;
    private Duration lastPicture = Duration.ZERO;

    Impression(Duration halfLife) {
        this.halfLife = halfLife;
    }

    void see(Duration at, double odds) {
        double seconds = at.minus(lastPicture).toNanos() / 1e9;
        lastPicture = at;
        add(at, odds, Math.clamp(seconds, SHORTEST_PICTURE_SECONDS, LONGEST_PICTURE_SECONDS));
    }

    void hear(Duration at, double odds) {
        add(at, odds, WINDOW_SECONDS);
    }

    /** Above 0 when it is more likely a game or a film than not. */
    double odds() {
        return weightedOdds / (UNKNOWN_SECONDS + weight);
    }

    private void add(Duration at, double odds, double seconds) {
        double keep = Judge.halving(at.minus(now).toNanos() / 1e9, halfLife);
        now = at;
        weightedOdds = keep * weightedOdds + seconds * odds;
        weight = keep * weight + seconds;
    }
}
