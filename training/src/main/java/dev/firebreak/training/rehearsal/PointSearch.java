package dev.firebreak.training.rehearsal;

import dev.firebreak.core.verdict.OperatingPoints;
import java.time.Duration;
import java.util.List;

/**
 * Chooses the judge's constants on rehearsed streams. What matters is fixed by reason (thresholds, the weight of pictures);
 * what depends on the model's scores is searched.
 */
public final class PointSearch {
    private static final double WATCH = 0.3;
    private static final double HOLD = 0.5;
    private static final double CUT = 0.88;

    /** Pictures are trained on drawings of firearms only: they may hint, not decide. */
    private static final double PICTURE_WEIGHT = 0.05;

    /** One bang is heard in two windows, whose sum must stay under what cuts. */
    private static final double WINDOW_CAP = 2;

    private static final Duration RELEASE_AFTER = Duration.ofSeconds(10);

    /** As much as one false cut in five hours, or a tenth of the games held. */
    private static final double CLEARLY = 0.1;

    private PointSearch() {}

    /** Some constants and how the judge did with them. */
    public record Outcome(OperatingPoints points, RehearsalFigures figures) {}

    /**
     * The best constants that are found by changing one after the other for as long as it helps, from some starts. Among
     * equals those that were found first: the starts are cautious about harmless streams.
     */
    public static Outcome best(List<Rehearsal> rehearsals) {
        OperatingPoints best = null;
        double worth = Double.NEGATIVE_INFINITY;
        for (double gunfireOdds : new double[] {3, 1}) {
            Climb climb = new Climb(rehearsals);
            climb.from(new double[] {gunfireOdds, 0.8, 1.2, 0.6, 3, PICTURE_WEIGHT, 8});
            if (best == null || climb.worth > worth + 1e-9) {
                best = climb.points();
                worth = climb.worth;
            }
        }
        return new Outcome(
                java.util.Objects.requireNonNull(best),
                RehearsalFigures.of(rehearsals, java.util.Objects.requireNonNull(best)));
    }

    /** Coordinate ascent over the values that each constant may have. */
    private static final class Climb {
        private static final double[][] CHOICES = {
            {4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5, 0, -0.5, -1},
            // Sound windows overlap by half: at most the whole, at least half of a window's odds counts.
            {0.5, 0.6, 0.7, 0.8, 0.9, 1},
            {3, 2.5, 2, 1.7, 1.5, 1.2, 1, 0.9},
            {1, 0.8, 0.6, 0.4, 0.25},
            {1, 1.5, 2, 3, 4},
            {PICTURE_WEIGHT, 0.02, 0},
            {4, 8, 16}
        };

        private final List<Rehearsal> rehearsals;
        private double[] at = {};
        private double worth;

        Climb(List<Rehearsal> rehearsals) {
            this.rehearsals = rehearsals;
        }

        void from(double[] start) {
            at = start;
            worth = worth(RehearsalFigures.of(rehearsals, points()));
            boolean better = true;
            while (better) {
                better = false;
                for (int i = 0; i < CHOICES.length; i++) {
                    for (double choice : CHOICES[i]) {
                        better |= tried(i, choice);
                    }
                }
            }
        }

        private boolean tried(int which, double choice) {
            double before = at[which];
            if (choice == before) {
                return false;
            }
            at[which] = choice;
            double found = worth(RehearsalFigures.of(rehearsals, points()));
            if (found > worth + 1e-9) {
                worth = found;
                return true;
            }
            at[which] = before;
            return false;
        }

        OperatingPoints points() {
            return PointSearch.points(at[0], at[1], at[2], at[3], at[4], at[5], at[6]);
        }
    }

    /** Whether the first figures are worth so much more than the second that a more intricate judge pays. */
    public static boolean isClearlyBetter(RehearsalFigures first, RehearsalFigures second) {
        return worth(first) > worth(second) + CLEARLY;
    }

    /**
     * What is gained less what is lost. A harmless hold an hour costs as much as holding all attacks 60 ms later, a false cut an hour
     * as much as a second: the harmless streams here are far denser in hard negatives than life. Games and films, dense
     * in gunfire here, count by their streams; films less, since the networks have hardly learnt to tell them.
     */
    static double worth(RehearsalFigures figures) {
        RehearsalFigures.Alarms harmless = figures.harmless();
        return 2 * figures.promptness()
                + 0.5 * figures.shotsWatched()
                - 0.003 * harmless.hourly(harmless.watches())
                - 0.03 * harmless.hourly(harmless.holds())
                - 0.5 * harmless.hourly(harmless.cuts())
                - played(figures.games())
                - 0.1 * played(figures.films());
    }

    private static double played(RehearsalFigures.Alarms alarms) {
        return 0.5 * alarms.share(alarms.holds()) + 1.5 * alarms.share(alarms.cuts());
    }

    static OperatingPoints points(
            double gunfireOdds,
            double soundWeight,
            double midpoint,
            double realityWeight,
            double decaySeconds,
            double pictureWeight,
            double realitySeconds) {
        return new OperatingPoints(
                WATCH,
                HOLD,
                CUT,
                soundWeight,
                pictureWeight,
                gunfireOdds,
                WINDOW_CAP,
                Duration.ofMillis(Math.round(1000 * decaySeconds)),
                midpoint,
                realityWeight,
                Duration.ofMillis(Math.round(1000 * realitySeconds)),
                RELEASE_AFTER);
    }
}
