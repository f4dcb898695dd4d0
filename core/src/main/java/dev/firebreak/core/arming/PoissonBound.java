package dev.firebreak.core.arming;

/** Exact confidence bounds of a Poisson mean from a count (Garwood, 1936). Each is one-sided at 95 %. */
public final class PoissonBound {
    /** Most events that a bound is computed of; the sums below are exact to about twelve digits up to here. */
    public static final long MOST_EVENTS = 1_000_000_000L;

    private static final double ALPHA = 0.05;

    /** From here on ln n! comes from Stirling's series, whose error is below 1e-16 then. */
    private static final int STIRLING_FROM = 256;

    /** Terms below this part of the sum do not matter. */
    private static final double NEGLIGIBLE = 1e-18;

    private static final int HALVINGS = 200;

    private PoissonBound() {}

    /**
     * The mean above which so few events would be seen in one of twenty tries only: the mean with P(X ≤ events) = 0.05. 3.0
     * when none were seen.
     *
     * @param events 0 to {@value #MOST_EVENTS}
     */
    public static double upper(long events) {
        require(events);
        double low = events;
        double high = events + 20 + 10 * Math.sqrt((double) events);
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (atMost(events, middle) > ALPHA) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The mean below which so many events would be seen in one of twenty tries only: P(X ≥ events) = 0.05; 0 when none were seen. */
    public static double lower(long events) {
        require(events);
        if (events == 0) {
            return 0;
        }
        double low = 0;
        double high = events;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (1 - atMost(events - 1, middle) < ALPHA) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** P(X ≤ events) for a mean above 0, summed from the likeliest term so that nothing underflows. */
    private static double atMost(long events, double mean) {
        long start = Math.min(events, (long) mean);
        double top = Math.exp(start * Math.log(mean) - mean - logFactorial(start));
        double sum = top;
        double term = top;
        for (long k = start; k > 0 && term > NEGLIGIBLE * sum; k--) {
            term *= k / mean;
            sum += term;
        }
        term = top;
        for (long k = start + 1; k <= events && term > NEGLIGIBLE * sum; k++) {
            term *= mean / k;
            sum += term;
        }
        return Math.min(1, sum);
    }

    private static double logFactorial(long n) {
        if (n < STIRLING_FROM) {
            double sum = 0;
            for (long k = 2; k <= n; k++) {
                sum += Math.log((double) k);
            }
            return sum;
        }
        double x = n;
        return x * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI * x) + 1 / (12 * x) - 1 / (360 * x * x * x);
    }

    private static void require(long events) {
        if (events < 0 || events > MOST_EVENTS) {
            throw new IllegalArgumentException("events must be 0 to %d, not %d".formatted(MOST_EVENTS, events));
        }
    }
}
