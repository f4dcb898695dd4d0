package dev.firebreak.training.measure;

import java.util.Collection;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A part of a whole with its exact 95 % interval (Clopper and Pearson, 1934).
 *
 * @param share null of nothing
 * @param low95 0 of nothing
 * @param high95 1 of nothing
 */
public record Share(int hits, int of, @Nullable Double share, double low95, double high95) {
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 100;

    /** {@code hits} of {@code of}. */
    public static Share of(int hits, int of) {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException("%d of %d is no share".formatted(hits, of));
        }
        return new Share(
                hits,
                of,
                Rounded.of((double) hits / of),
                Rounded.number(lower(hits, of)),
                Rounded.number(upper(hits, of)));
    }

    /** How many of {@code all} pass. */
    public static <T> Share of(Collection<T> all, Predicate<? super T> passes) {
        return of((int) all.stream().filter(passes).count(), all.size());
    }

    static double lower(int hits, int of) {
        return hits == 0 ? 0 : root(p -> TAIL - (1 - atMost(hits - 1, of, p)));
    }

    static double upper(int hits, int of) {
        return hits == of ? 1 : root(p -> atMost(hits, of, p) - TAIL);
    }

    /** P(X ≤ hits) of {@code of} trials that succeed with probability {@code p}. */
    private static double atMost(int hits, int of, double p) {
        if (p <= 0) {
            return 1;
        }
        if (p >= 1) {
            return hits >= of ? 1 : 0;
        }
        double sum = 0;
        double logTerm = of * Math.log1p(-p);
        for (int i = 0; i <= hits; i++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log((double) (of - i) / (i + 1)) + Math.log(p) - Math.log1p(-p);
        }
        return Math.min(1, sum);
    }

    /** Where a falling function of a probability crosses zero, by bisection. */
    private static double root(DoubleUnaryOperator falling) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
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
