package dev.firebreak.training.measure;

import dev.firebreak.core.arming.PoissonBound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many events are found at how many false alarms an hour, over all thresholds of one score.
 *
 * <p>A threshold is read off the harmless material itself. For a rate of {@code r} in {@code h} hours it may let through {@code
 * k = ⌊r h⌋} false alarms, so it lies just above the (k + 1)-th highest harmless score. With few hours k is 0 for every rate, and
 * nothing but the highest harmless score is known: {@link At#shown()} then is false.
 */
public final class OperatingCurve {
    private static final double TAIL = 0.025;

    private final double[] events;
    private final double[] alarms;
    private final double hours;

    /**
     * @param events the score of each event that should be found
     * @param alarms the score of each false alarm that there could be: no two of one occasion
     * @param hours of harmless material that the alarms come from
     */
    public OperatingCurve(double[] events, double[] alarms, double hours) {
        this.events = events.clone();
        this.alarms = Arrays.stream(alarms).sorted().toArray();
        this.hours = hours;
    }

    /**
     * One point.
     *
     * @param perHour false alarms an hour that were asked for
     * @param allowed false alarms that the hours allow: k
     * @param threshold scores of this or more are alarms
     * @param found events found
     * @param upper95PerHour exact 95 % upper bound of the rate at this threshold, from the k that were counted
     * @param foundWhereShown events found at the lowest threshold whose bound is within {@code perHour}: what the hours show with
     *     95 % confidence; null where they show nothing
     * @param hoursToShow hours that would show the rate, if there were no false alarm in them
     * @param lowestThreshold the threshold if the true rate let through as many as the 97.5 % quantile of a Poisson count of
     *     mean r h: the true threshold is hardly lower
     * @param foundAtLowest events found there: with these few hours recall at this rate may be as high as that
     * @param openUpwards whether the count may also be 0, so that the true threshold may be any number higher
     */
    public record At(
            double perHour,
            int allowed,
            double threshold,
            Share found,
            double upper95PerHour,
            @Nullable Share foundWhereShown,
            double hoursToShow,
            double lowestThreshold,
            Share foundAtLowest,
            boolean openUpwards) {
        /** Whether there are hours enough to show the rate. */
        public boolean shown() {
            return foundWhereShown != null;
        }
    }

    /** The point at which at most {@code perHour} false alarms an hour were counted. */
    public At at(double perHour) {
        int allowed = (int) Math.floor(perHour * hours + 1e-9);
        double threshold = threshold(allowed);
        double lowest = threshold(Math.max(allowed, quantile(perHour * hours, 1 - TAIL)));
        double upper = PoissonBound.upper(Math.min(allowed, alarms.length)) / hours;
        return new At(
                perHour,
                allowed,
                threshold,
                found(threshold),
                upper,
                whereShown(perHour),
                Rate.hoursToShow(perHour),
                lowest,
                found(lowest),
                quantile(perHour * hours, TAIL) == 0);
    }

    private @Nullable Share whereShown(double perHour) {
        int allowed = -1;
        while (allowed < alarms.length && PoissonBound.upper(allowed + 1L) <= perHour * hours) {
            allowed++;
        }
        return allowed < 0 ? null : found(threshold(allowed));
    }

    /** Events that score {@code threshold} or more. */
    public Share found(double threshold) {
        return Share.of(
                (int) Arrays.stream(events).filter(score -> score >= threshold).count(), events.length);
    }

    /** The lowest threshold that lets through at most {@code allowed} false alarms. */
    public double threshold(int allowed) {
        return allowed >= alarms.length ? 0 : Math.nextUp(alarms[alarms.length - 1 - allowed]);
    }

    /**
     * The detection error trade-off: pairs of false alarms an hour and share of events missed, from the strictest
     * threshold to the loosest, one for each false alarm more.
     */
    public List<double[]> tradeOff() {
        List<double[]> points = new ArrayList<>();
        for (int allowed = 0; allowed <= alarms.length && events.length > 0; allowed++) {
            Share found = found(threshold(allowed));
            points.add(new double[] {allowed / hours, 1 - (double) found.hits() / found.of()});
        }
        return points;
    }

    /** Probability that an event scores above a false alarm; ties count half. Not a number when there is none of either. */
    public double areaUnderCurve() {
        double wins = 0;
        for (double event : events) {
            for (double alarm : alarms) {
                wins += event > alarm ? 1 : event == alarm ? 0.5 : 0;
            }
        }
        return wins / ((double) events.length * alarms.length);
    }

    /** The smallest count whose cumulative Poisson probability is at least {@code share}. */
    static int quantile(double mean, double share) {
        double term = Math.exp(-mean);
        double sum = term;
        int count = 0;
        while (sum < share && count < 1_000_000) {
            count++;
            term *= mean / count;
            sum += term;
        }
        return count;
    }
}
