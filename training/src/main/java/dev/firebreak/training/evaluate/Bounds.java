package dev.firebreak.training.evaluate;

import java.util.function.DoubleUnaryOperator;

/** Confidence bounds of counts. All at 95 %. */
public final class Bounds {
    private static final double ALPHA = 0.05;
    private static final double Z = 1.959963984540054;

    private Bounds() {}

    /** Two numbers, the lower first. */
    public record Interval(double low, double high) {}

    /** The exact one-sided upper bound of a Poisson mean when {@code events} were counted: the mean with P(X ≤ events) = 0.05. */
    public static double poissonUpper(int events) {
        return root(mean -> poissonAtMost(events, mean) - ALPHA, 0, 20 + 4.0 * events);
    }

    /** The exact two-sided interval of a share (Clopper and Pearson, 1934): 0 to 1 when there were no trials. */
    public static Interval clopperPearson(int successes, int trials) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double low = successes == 0 ? 0 : root(p -> ALPHA / 2 - (1 - binomialAtMost(successes - 1, trials, p)), 0, 1);
        double high = successes == trials ? 1 : root(p -> binomialAtMost(successes, trials, p) - ALPHA / 2, 0, 1);
        return new Interval(low, high);
    }

    /** The score interval of a share (Wilson, 1927): 0 to 1 when there were no trials. */
    public static Interval wilson(int successes, int trials) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double share = (double) successes / trials;
        double z2 = Z * Z / trials;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials));
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    private static double poissonAtMost(int events, double mean) {
        double sum = 0;
        double logTerm = -mean;
        for (int i = 0; i <= events; i++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log(mean) - Math.log(i + 1.0);
        }
        return sum;
    }

    private static double binomialAtMost(int successes, int trials, double p) {
        if (p <= 0) {
            return 1;
        }
        if (p >= 1) {
            return successes >= trials ? 1 : 0;
        }
        double sum = 0;
        double logTerm = trials * Math.log1p(-p);
        for (int i = 0; i <= successes; i++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log((double) (trials - i) / (i + 1)) + Math.log(p) - Math.log1p(-p);
        }
        return Math.min(1, sum);
    }

    /** Where a falling function crosses zero, by bisection. */
    private static double root(DoubleUnaryOperator falling, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (falling.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
