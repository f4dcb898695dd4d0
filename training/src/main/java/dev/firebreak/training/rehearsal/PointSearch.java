package dev.firebreak.training.rehearsal;

import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the judge's constants on rehearsed streams from validation source groups. What matters is fixed by reason
 * (thresholds, the weight of pictures); what depends on the model's scores is searched on a small grid.
 */
public final class PointSearch {
    private static final double WATCH = 0.3;
    private static final double HOLD = 0.5;
    private static final double CUT = 0.88;

    /** Pictures are trained on drawings of firearms only: they may hint, not decide. */
    private static final double PICTURE_WEIGHT = 0.05;

    /** One bang is heard in two windows, whose sum must stay under what cuts. */
    private static final double WINDOW_CAP = 2;

    private static final Duration HOLD_WITHIN = Duration.ofSeconds(1);
    private static final Duration CUT_WITHIN = Duration.ofMillis(2500);
    private static final Duration RELEASE_AFTER = Duration.ofSeconds(10);

    private PointSearch() {}

    /**
     * How the judge did with some constants.
     *
     * @param heldInTime share of attacks held within a second of the first shot
     * @param cutInTime share of attacks cut within two and a half seconds
     * @param falseHolds harmless streams held or cut
     * @param heldGames game streams held or cut
     */
    public record Outcome(
            OperatingPoints points,
            double heldInTime,
            double cutInTime,
            double falseHolds,
            double heldGames,
            double harmlessHours) {
        /** What is gained less what is lost; a harmless stream held costs more than an attack held late. */
        double worth() {
            return heldInTime + cutInTime - 6 * falseHolds - 0.5 * heldGames;
        }
    }

    /** The best constants of the grid; among equals the first, which is the most cautious about harmless streams. */
    public static Outcome best(List<Rehearsal> rehearsals) {
        Outcome best = null;
        for (OperatingPoints points : grid()) {
            Outcome outcome = outcome(rehearsals, points);
            if (best == null || outcome.worth() > best.worth() + 1e-9) {
                best = outcome;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    static Outcome outcome(List<Rehearsal> rehearsals, OperatingPoints points) {
        int attacks = 0;
        int held = 0;
        int cut = 0;
        int harmless = 0;
        int falseHolds = 0;
        int games = 0;
        int heldGames = 0;
        double hours = 0;
        for (Rehearsal rehearsal : rehearsals) {
            boolean anyHold = rehearsal.reached(VerdictLevel.HOLD, points).isPresent();
            switch (rehearsal.kind()) {
                case ATTACK -> {
                    attacks++;
                    held += inTime(rehearsal, VerdictLevel.HOLD, points, HOLD_WITHIN) ? 1 : 0;
                    cut += inTime(rehearsal, VerdictLevel.CUT, points, CUT_WITHIN) ? 1 : 0;
                }
                case HARMLESS -> {
                    harmless++;
                    hours += rehearsal.length().toMillis() / 3.6e6;
                    falseHolds += anyHold ? 1 : 0;
                }
                case GAME -> {
                    games++;
                    heldGames += anyHold ? 1 : 0;
                }
            }
        }
        return new Outcome(
                points,
                share(held, attacks),
                share(cut, attacks),
                share(falseHolds, harmless),
                share(heldGames, games),
                hours);
    }

    private static boolean inTime(Rehearsal rehearsal, VerdictLevel level, OperatingPoints points, Duration within) {
        // Held before the first shot is a false alarm on the harmless part: it does not count as in time.
        return rehearsal
                .reached(level, points)
                .filter(at -> at.compareTo(rehearsal.firstShot()) >= 0)
                .filter(at -> at.minus(rehearsal.firstShot()).compareTo(within) <= 0)
                .isPresent();
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static List<OperatingPoints> grid() {
        List<OperatingPoints> grid = new ArrayList<>();
        for (double gunfireOdds : new double[] {3, 2.5, 2, 1.5}) {
            // Sound windows overlap by half: at most the whole, at least half of a window's odds counts.
            for (double soundWeight : new double[] {0.5, 0.8, 1}) {
                for (double midpoint : new double[] {1.5, 1.2, 1}) {
                    for (double realityWeight : new double[] {0.6, 0.4, 0.25}) {
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
