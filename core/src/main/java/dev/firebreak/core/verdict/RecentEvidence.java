package dev.firebreak.core.verdict;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalDouble;

/** The last {@value FusionFeature#SECONDS} seconds of evidence as the fusion's features. One thread at a time. */
final class RecentEvidence {
    private static final Duration SPAN = Duration.ofSeconds(FusionFeature.SECONDS);

    /** Windows of sound in that time: one each half second. */
    private static final int WINDOWS = 2 * FusionFeature.SECONDS;

    /** No stream gives more in the time; what is beyond is left out, oldest first. */
    private static final int MOST = 256;

    /** A kick of so much of the height, or more, is a whole one. */
    private static final double FULL_KICK = 0.1;

    private final double gunfireOdds;
    private final ArrayDeque<Heard> heard = new ArrayDeque<>();
    private final ArrayDeque<Seen> seen = new ArrayDeque<>();
    private final RecentMotion moved = new RecentMotion(SPAN.plus(Judge.SOUND_WINDOW), MOST);
    private final double[] features = new double[FusionFeature.values().length];

    private record Heard(Duration at, double gunfire, double played) {}

    private record Seen(Duration at, double firearm, double played) {}

    /** @param gunfireOdds log-odds from which on a window counts as gunfire */
    RecentEvidence(double gunfireOdds) {
        this.gunfireOdds = gunfireOdds;
    }

    void hear(Duration at, SoundScores scores) {
        heard.add(new Heard(at, Judge.logOdds(scores.gunfire()), Judge.logOdds(scores.game() + scores.film())));
        if (heard.size() > MOST) {
            heard.remove();
        }
    }

    void see(Duration at, PictureScores scores) {
        seen.add(
                new Seen(at, Judge.logOdds(scores.firearmFirstPerson()), Judge.logOdds(scores.game() + scores.film())));
        if (seen.size() > MOST) {
            seen.remove();
        }
    }

    void move(Evidence.OfMotion step) {
        moved.add(step);
    }

    /** Windows of sound that count as gunfire. */
    int shots() {
        int shots = 0;
        for (Heard window : heard) {
            shots += window.gunfire() > gunfireOdds ? 1 : 0;
        }
        return shots;
    }

    void clear() {
        heard.clear();
        seen.clear();
        moved.clear();
    }

    /** The features as of {@code now}; the array is this object's and changes with the next call. */
    double[] features(Duration now, double suspicion, double impression) {
        forget(now);
        java.util.Arrays.fill(features, 0);
        set(FusionFeature.SUSPICION, suspicion);
        set(FusionFeature.PLAYED, part(impression));
        sound();
        pictures();
        motion();
        return features;
    }

    private void forget(Duration now) {
        while (!heard.isEmpty() && now.minus(heard.peek().at()).compareTo(SPAN) >= 0) {
            heard.remove();
        }
        while (!seen.isEmpty() && now.minus(seen.peek().at()).compareTo(SPAN) >= 0) {
            seen.remove();
        }
    }

    private void sound() {
        if (heard.isEmpty()) {
            set(FusionFeature.NO_SOUND, 1);
            return;
        }
        double[] levels = new double[heard.size()];
        double sum = 0;
        double played = 0;
        Duration first = Duration.ZERO;
        Duration last = Duration.ZERO;
        int shots = 0;
        int at = 0;
        for (Heard window : heard) {
            levels[at++] = level(window.gunfire());
            sum += level(window.gunfire());
            if (window.gunfire() > gunfireOdds) {
                first = shots++ == 0 ? window.at() : first;
                last = window.at();
                played += part(window.played());
            }
        }
        set(FusionFeature.NEWEST, levels[levels.length - 1]);
        set(FusionFeature.MEAN, Math.min(1, sum / WINDOWS));
        java.util.Arrays.sort(levels);
        set(FusionFeature.LOUDEST, ranked(levels, 1));
        set(FusionFeature.SECOND, ranked(levels, 2));
        set(FusionFeature.THIRD, ranked(levels, 3));
        set(FusionFeature.FIFTH, ranked(levels, 5));
        set(FusionFeature.SPAN, last.minus(first).toMillis() / (double) SPAN.toMillis());
        set(FusionFeature.HEARD_PLAYED, shots == 0 ? 0 : played / shots);
    }

    private void pictures() {
        if (seen.isEmpty()) {
            set(FusionFeature.NO_PICTURE, 1);
            return;
        }
        double sum = 0;
        for (Seen picture : seen) {
            sum += level(picture.firearm());
        }
        set(FusionFeature.FIREARM, sum / seen.size());
        set(FusionFeature.SEEN_PLAYED, part(seen.getLast().played()));
    }

    private void motion() {
        double kicked = 0;
        double unknown = 0;
        for (Heard window : heard) {
            if (window.gunfire() > gunfireOdds) {
                OptionalDouble jerk = moved.jerk(window.at().minus(Judge.SOUND_WINDOW), window.at());
                kicked += Math.min(1, jerk.orElse(0) / FULL_KICK);
                unknown += jerk.isEmpty() ? 1 : 0;
            }
        }
        set(FusionFeature.KICKED, Math.min(1, 2 * kicked / WINDOWS));
        set(FusionFeature.NO_MOTION, Math.min(1, 2 * unknown / WINDOWS));
    }

    private static double ranked(double[] rising, int rank) {
        return rank > rising.length ? 0 : rising[rising.length - rank];
    }

    /** From 0 for log-odds of -6 to 1 for 6. */
    private static double level(double odds) {
        return (odds + Judge.ODDS_LIMIT) / (2 * Judge.ODDS_LIMIT);
    }

    /** From 0 for even odds to 1 for 6. */
    private static double part(double odds) {
        return Math.clamp(odds / Judge.ODDS_LIMIT, 0, 1);
    }

    private void set(FusionFeature feature, double value) {
        features[feature.index()] = value;
    }
}
