package dev.firebreak.core.fingerprint.video;

import org.jspecify.annotations.Nullable;

/** Reference time {@code offset + rate * t} for query time {@code t}, in seconds. */
record Line(double rate, double offset) {
    static final double SLOWEST = 0.78;
    static final double FASTEST = 1.28;

    double at(double query) {
        return offset + rate * query;
    }

    double back(double reference) {
        return (reference - offset) / rate;
    }

    /** The line of least squares through weighted points, its rate held within bounds. */
    static final class Fit {
        private double weights;
        private double sumQ;
        private double sumR;
        private double sumQq;
        private double sumQr;
        private int points;

        void add(double query, double reference, double weight) {
            weights += weight;
            sumQ += weight * query;
            sumR += weight * reference;
            sumQq += weight * query * query;
            sumQr += weight * query * reference;
            points++;
        }

        int points() {
            return points;
        }

        /** Null without points. {@code jitter}: seconds by which a time may be wrong; a few close points do not bend the rate. */
        @Nullable
        Line line(double jitter) {
            if (points == 0) {
                return null;
            }
            double meanQ = sumQ / weights;
            double meanR = sumR / weights;
            double spread = sumQq - weights * meanQ * meanQ;
            double common = sumQr - weights * meanQ * meanR;
            double trust = weights * jitter * jitter / PRIOR_VARIANCE / points;
            double rate = Math.clamp((common + trust) / (spread + trust), SLOWEST, FASTEST);
            return new Line(rate, meanR - rate * meanQ);
        }

        private static final double PRIOR_VARIANCE = 0.01;
    }
}
