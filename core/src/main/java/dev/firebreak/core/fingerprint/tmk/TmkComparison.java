package dev.firebreak.core.fingerprint.tmk;

import java.util.Arrays;

/** How alike two videos are as wholes. */
public final class TmkComparison {
    /** From here on, on both levels, the reference programs call two videos alike. */
    public static final double THRESHOLD = 0.7;

    private static final int BLOCK = 512;
    private static final Waves[] WAVES = waves();

    private TmkComparison() {}

    /**
     * The best offset of one video against the other.
     *
     * @param score about 0 to 1
     * @param frames by which the second video starts later, modulo {@code period}; 15 a second
     * @param period in frames
     */
    public record Best(double score, int frames, int period) {}

    /** Level 1: cosine of the means, -1 to 1; 0 where one is all zero. A sieve for level 2. */
    public static double level1(TmkSignature one, TmkSignature other) {
        double dot = dot(one.mean(), other.mean(), 0);
        double lengths = Math.sqrt(dot(one.mean(), one.mean(), 0) * dot(other.mean(), other.mean(), 0));
        return lengths > 0 ? dot / lengths : 0;
    }

    /** Level 2: the kernel at its best offset, about 0 to 1. */
    public static double level2(TmkSignature one, TmkSignature other) {
        return best(one, other).score();
    }

    /**
     * Level 2 with its offset. For each period T the kernel K(o) = sum over j of A_j cos(j d) + B_j sin(j d), d = 2 π o / T, is
     * evaluated at every whole offset o. Both sums go by Clenshaw's recurrence (C. W. Clenshaw, 1955): b_j = A_j + 2 cos(d) b_{j+1} -
     * b_{j+2}, so that one table of cosines and one of sines a period is all that is read, and the offsets run side by side.
     */
    public static Best best(TmkSignature one, TmkSignature other) {
        double norm = TmkPeriods.COEFFICIENTS[0];
        for (int j = 1; j < TmkPeriods.COEFFICIENTS.length; j++) {
            norm += 2 * TmkPeriods.COEFFICIENTS[j];
        }
        Best best = new Best(Double.NEGATIVE_INFINITY, 0, 0);
        for (int period = 0; period < TmkPeriods.PERIODS.length; period++) {
            Best found = WAVES[period].best(inPhase(one, other, period), outOfPhase(one, other, period), norm);
            best = found.score() > best.score() ? found : best;
        }
        return best;
    }

    private static double[] inPhase(TmkSignature one, TmkSignature other, int period) {
        double[] sums = new double[TmkPeriods.COEFFICIENTS.length];
        for (int j = 0; j < sums.length; j++) {
            int at = TmkPeriods.at(period, j);
            sums[j] = dot(one.cosines(), other.cosines(), at) + (j == 0 ? 0 : dot(one.sines(), other.sines(), at));
        }
        return sums;
    }

    private static double[] outOfPhase(TmkSignature one, TmkSignature other, int period) {
        double[] sums = new double[TmkPeriods.COEFFICIENTS.length];
        for (int j = 1; j < sums.length; j++) {
            int at = TmkPeriods.at(period, j);
            sums[j] = dot(one.sines(), other.cosines(), at) - dot(one.cosines(), other.sines(), at);
        }
        return sums;
    }

    private static double dot(float[] one, float[] other, int at) {
        double sum = 0;
        for (int i = at; i < at + TmkPeriods.DIMENSION; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private static Waves[] waves() {
        return Arrays.stream(TmkPeriods.PERIODS).mapToObj(Waves::new).toArray(Waves[]::new);
    }

    /** One period's cosines and sines of all offsets. */
    private static final class Waves {
        private final int period;
        private final double[] cosine;
        private final double[] sine;

        private Waves(int period) {
            this.period = period;
            cosine = new double[period];
            sine = new double[period];
            for (int offset = 0; offset < period; offset++) {
                cosine[offset] = Math.cos(2 * Math.PI * offset / period);
                sine[offset] = Math.sin(2 * Math.PI * offset / period);
            }
        }

        private Best best(double[] inPhase, double[] outOfPhase, double norm) {
            double[] last = new double[BLOCK];
            double[] before = new double[BLOCK];
            double[] values = new double[BLOCK];
            double highest = Double.NEGATIVE_INFINITY;
            int where = 0;
            for (int from = 0; from < period; from += BLOCK) {
                int count = Math.min(BLOCK, period - from);
                recur(inPhase, from, count, last, before);
                for (int i = 0; i < count; i++) {
                    values[i] = inPhase[0] + last[i] * cosine[from + i] - before[i];
                }
                recur(outOfPhase, from, count, last, before);
                for (int i = 0; i < count; i++) {
                    values[i] += last[i] * sine[from + i];
                }
                for (int i = 0; i < count; i++) {
                    if (values[i] > highest) {
                        highest = values[i];
                        where = from + i;
                    }
                }
            }
            return new Best(highest / norm, where, period);
        }

        /** Leaves b_1 in {@code last} and b_2 in {@code before}. */
        private void recur(double[] terms, int from, int count, double[] last, double[] before) {
            Arrays.fill(last, 0);
            Arrays.fill(before, 0);
            for (int j = terms.length - 1; j >= 1; j--) {
                double term = terms[j];
                for (int i = 0; i < count; i++) {
                    double next = term + 2 * cosine[from + i] * last[i] - before[i];
                    before[i] = last[i];
                    last[i] = next;
                }
            }
        }
    }
}
