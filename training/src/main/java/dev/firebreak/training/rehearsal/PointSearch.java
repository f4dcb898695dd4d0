package dev.firebreak.training.rehearsal;

import dev.firebreak.core.verdict.OperatingPoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the judge's constants on rehearsed streams. What matters is fixed by reason (thresholds, the weight of pictures);
 * what depends on the model's scores is searched on a grid.
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

    private PointSearch() {}

    /** Some constants and how the judge did with them. */
    public record Outcome(OperatingPoints points, RehearsalFigures figures) {}

    /** The best constants of the grid; among equals the first, which is the most cautious about harmless streams. */
    public static Outcome best(List<Rehearsal> rehearsals) {
        Outcome best = null;
        double worth = Double.NEGATIVE_INFINITY;
        for (OperatingPoints points : grid()) {
            RehearsalFigures figures = RehearsalFigures.of(rehearsals, points);
            double found = worth(figures);
            if (best == null || found > worth + 1e-9) {
                best = new Outcome(points, figures);
                worth = found;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    /**
     * What is gained less what is lost. A harmless hold an hour costs as much as 3 % of the attacks held late, a false cut an hour
     * as much as half of them: the harmless streams here are far denser in hard negatives than life. Games and films are dense
     * in gunfire, so that their hours count less.
     */
    static double worth(RehearsalFigures figures) {
        RehearsalFigures.Alarms harmless = figures.harmless();
        return figures.heldInTime()
                + figures.cutInTime()
                + 0.5 * figures.shotsWatched()
                - 0.003 * harmless.hourly(harmless.watches())
                - 0.03 * harmless.hourly(harmless.holds())
                - 0.5 * harmless.hourly(harmless.cuts())
                - played(figures.games())
                - 0.5 * played(figures.films());
    }

    private static double played(RehearsalFigures.Alarms alarms) {
        return 0.01 * alarms.hourly(alarms.holds()) + 0.1 * alarms.hourly(alarms.cuts());
    }

    private static List<OperatingPoints> grid() {
        List<OperatingPoints> grid = new ArrayList<>();
        for (double gunfireOdds : new double[] {4, 3, 2.5, 2, 1.5, 1, 0.5, 0, -1}) {
            // Sound windows overlap by half: at most the whole, at least half of a window's odds counts.
            for (double soundWeight : new double[] {0.5, 0.8, 1}) {
                for (double midpoint : new double[] {2, 1.5, 1.2, 1}) {
                    for (double realityWeight : new double[] {0.8, 0.6, 0.4, 0.25}) {
                        for (long halfLife : new long[] {1500, 3000}) {
                            grid.add(points(soundWeight, gunfireOdds, midpoint, realityWeight, halfLife));
                        }
                    }
                }
            }
        }
        return grid;
    }

    static OperatingPoints points(
            double soundWeight, double gunfireOdds, double midpoint, double realityWeight, long halfLifeMillis) {
        return new OperatingPoints(
                WATCH,
                HOLD,
                CUT,
                soundWeight,
                PICTURE_WEIGHT,
                gunfireOdds,
                WINDOW_CAP,
                Duration.ofMillis(halfLifeMillis),
                midpoint,
                realityWeight,
                Duration.ofSeconds(8),
                RELEASE_AFTER);
    }
}
