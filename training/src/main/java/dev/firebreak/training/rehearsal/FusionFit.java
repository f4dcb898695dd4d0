package dev.firebreak.training.rehearsal;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.verdict.Fusion;
import dev.firebreak.core.verdict.FusionFeature;
import dev.firebreak.core.verdict.Judge;
import dev.firebreak.core.verdict.OperatingPoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Learns a fusion on rehearsed streams: logistic regression on the judge's features at each piece of evidence, weights held
 * to their signs and bounds by projection; then, as constants are, scale and bias by what the judge does with them on whole
 * streams.
 */
public final class FusionFit {
    /** Evidence within this time of a shot is neither gunfire nor peace: no window has heard it wholly. */
    private static final Duration EDGE = Duration.ofMillis(450);

    private static final int STEPS = 1500;
    private static final double RATE = 0.05;

    /** Keeps weights small that the material says little about. */
    private static final double DECAY = 1e-4;

    private static final EnumSet<FusionFeature> MOTION = EnumSet.of(FusionFeature.KICKED, FusionFeature.NO_MOTION);

    private FusionFit() {}

    /** A moment of a stream. */
    @SuppressWarnings("ArrayRecordComponent") // read at once
    private record Moment(double[] features, boolean attack, double weight) {}

    /**
     * The best fusion that is found for a judge with these other constants, from what was learnt and from what the judge does
     * without one; the constants as they are when none is better.
     */
    public static OperatingPoints best(List<Rehearsal> streams, OperatingPoints points) {
        return best(streams, points, EnumSet.allOf(FusionFeature.class));
    }

    /** The same of a fusion that does not look at motion. */
    public static OperatingPoints bestWithoutMotion(List<Rehearsal> streams, OperatingPoints points) {
        return best(streams, points, EnumSet.complementOf(MOTION));
    }

    private static OperatingPoints best(List<Rehearsal> streams, OperatingPoints points, Set<FusionFeature> features) {
        Fusion learnt = learn(moments(streams, points), features);
        Climb climb = new Climb(streams, points, features);
        for (double scale : new double[] {0.35, 0.5, 0.7, 1, 1.4, 2}) {
            for (double bias = -6; bias <= 4; bias += 0.5) {
                climb.tried(scaled(learnt, scale, bias));
            }
        }
        climb.up();
        Climb other = new Climb(streams, points.withFusion(own(points)), features);
        other.up();
        return other.worth > climb.worth ? other.best : climb.best;
    }

    /** What the judge does without a fusion, as one. */
    static Fusion own(OperatingPoints points) {
        Map<FusionFeature, Double> weights = new EnumMap<>(FusionFeature.class);
        weights.put(FusionFeature.SUSPICION, 1.0);
        weights.put(FusionFeature.PLAYED, -6 * points.realityWeight());
        return new Fusion(-points.scoreMidpoint(), weights);
    }

    /** Changes one weight after the other, and the bias with it, for as long as it helps. */
    private static final class Climb {
        private final List<Rehearsal> streams;
        private final OperatingPoints points;
        private final Set<FusionFeature> features;
        private OperatingPoints best;
        private double worth;

        Climb(List<Rehearsal> streams, OperatingPoints points, Set<FusionFeature> features) {
            this.features = features;
            this.streams = streams;
            this.points = points;
            this.best = points;
            this.worth = PointSearch.worth(RehearsalFigures.of(streams, points));
        }

        void up() {
            for (double step : new double[] {2, 1, 0.5, 0.25}) {
                for (int round = 0; round < 2; round++) {
                    for (FusionFeature feature : features) {
                        around(feature, step);
                    }
                }
            }
        }

        private void around(FusionFeature feature, double step) {
            for (double by : new double[] {step, -step}) {
                for (double bias : new double[] {0, -0.7 * by}) {
                    Fusion from = best.fusion();
                    if (from != null) {
                        tried(moved(from, feature, by, bias));
                    }
                }
            }
        }

        void tried(Fusion fusion) {
            if (points.isQuietEnough(fusion)) {
                OperatingPoints tried = points.withFusion(fusion);
                double found = PointSearch.worth(RehearsalFigures.of(streams, tried));
                if (found > worth + 1e-9) {
                    worth = found;
                    best = tried;
                }
            }
        }
    }

    private static Fusion moved(Fusion from, FusionFeature feature, double by, double bias) {
        Map<FusionFeature, Double> weights = new EnumMap<>(FusionFeature.class);
        weights.putAll(from.weights());
        weights.merge(feature, bounded(feature, by), (a, b) -> bounded(feature, a + by));
        return new Fusion(Math.clamp(from.bias() + bias, -Fusion.MOST, Fusion.MOST), weights);
    }

    private static Fusion scaled(Fusion of, double scale, double bias) {
        Map<FusionFeature, Double> weights = new EnumMap<>(FusionFeature.class);
        of.weights().forEach((feature, weight) -> weights.put(feature, bounded(feature, weight * scale)));
        return new Fusion(Math.clamp(of.bias() * scale + bias, -Fusion.MOST, Fusion.MOST), weights);
    }

    private static List<Moment> moments(List<Rehearsal> streams, OperatingPoints points) {
        List<Moment> moments = new ArrayList<>();
        for (Rehearsal stream : streams) {
            if (stream.kind() != Rehearsal.Kind.SHOT) {
                add(stream, new Judge(points), moments);
            }
        }
        return moments;
    }

    private static void add(Rehearsal stream, Judge judge, List<Moment> moments) {
        boolean shooting = stream.kind() == Rehearsal.Kind.ATTACK;
        CloseLook look = new CloseLook(judge);
        for (Evidence piece : stream.evidence()) {
            if (!look.advance(piece)) {
                continue;
            }
            Duration since = piece.at().minus(stream.firstShot());
            boolean attack = shooting && !since.isNegative();
            if (!attack || since.compareTo(EDGE) >= 0) {
                moments.add(new Moment(judge.features(), attack, 1));
            }
        }
    }

    private static Fusion learn(List<Moment> moments, Set<FusionFeature> features) {
        long attacks = moments.stream().filter(Moment::attack).count();
        double[] shares = {0.5 / Math.max(1, moments.size() - attacks), 0.5 / Math.max(1, attacks)};
        int count = FusionFeature.values().length;
        double[] weights = new double[count + 1];
        double[] squares = new double[count + 1];
        double[] pace = new double[count + 1];
        for (int step = 1; step <= STEPS; step++) {
            double[] slope = slope(moments, weights, shares);
            for (int i = 0; i <= count; i++) {
                // Adam (Kingma and Ba, 2015), whole batches.
                pace[i] = 0.9 * pace[i] + 0.1 * slope[i];
                squares[i] = 0.999 * squares[i] + 0.001 * slope[i] * slope[i];
                double corrected = Math.sqrt(squares[i] / (1 - Math.pow(0.999, step))) + 1e-9;
                weights[i] -= RATE * pace[i] / (1 - Math.pow(0.9, step)) / corrected;
            }
            for (FusionFeature feature : FusionFeature.values()) {
                double weight = features.contains(feature) ? weights[feature.index()] : 0;
                weights[feature.index()] = bounded(feature, weight);
            }
        }
        Map<FusionFeature, Double> learnt = new EnumMap<>(FusionFeature.class);
        for (FusionFeature feature : FusionFeature.values()) {
            learnt.put(feature, weights[feature.index()]);
        }
        return new Fusion(Math.clamp(weights[count], -Fusion.MOST, Fusion.MOST), learnt);
    }

    private static double[] slope(List<Moment> moments, double[] weights, double[] shares) {
        int count = weights.length - 1;
        double[] slope = new double[count + 1];
        for (Moment moment : moments) {
            double sum = weights[count];
            for (int i = 0; i < count; i++) {
                sum += weights[i] * moment.features()[i];
            }
            double error = (1 / (1 + Math.exp(-sum)) - (moment.attack() ? 1 : 0)) * shares[moment.attack() ? 1 : 0];
            for (int i = 0; i < count; i++) {
                slope[i] += error * moment.features()[i];
            }
            slope[count] += error;
        }
        for (int i = 0; i < count; i++) {
            slope[i] += DECAY * weights[i];
        }
        return slope;
    }

    /** The weight, or the nearest that a fusion may have. */
    private static double bounded(FusionFeature feature, double weight) {
        double most = Fusion.most(feature);
        return switch (feature.direction()) {
            case RISING -> Math.clamp(weight, 0, most);
            case FALLING -> Math.clamp(weight, -most, 0);
            case EITHER -> Math.clamp(weight, -most, most);
        };
    }
}
