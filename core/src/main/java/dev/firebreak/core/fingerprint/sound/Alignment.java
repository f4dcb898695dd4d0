package dev.firebreak.core.fingerprint.sound;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lays a query over a reference at a candidate's shift, rate and time, moves it until the most peaks coincide (least squares),
 * and weighs the stretch in which they do.
 *
 * <p>Each of the query's peaks speaks for the alignment by ln(h/c) when the reference has a peak there and against it by
 * ln((1-h)/(1-c)) when not, where h is {@value #HIT_RATE} and c the chance of coinciding, learned for each peak from how often
 * it does at wrong times: a tone that is always there says nothing. A peak that comes with the one before it counts half. The
 * evidence is the largest sum over a stretch, in nats.
 */
final class Alignment {
    /** How often peaks coincide in a copy that has been through much. */
    static final double HIT_RATE = 0.3;

    private static final double LEAST_CHANCE = 0.03;
    private static final double DECOY_WEIGHT = 3;
    private static final int[] DECOYS = {-331, -211, -149, -97, -61, 67, 103, 157, 223, 347};

    /** Tolerances in ticks and pitch, from the first fit to the last. */
    private static final double[] TICKS_OFF = {14, 9, 6};

    private static final double[] PITCH_OFF = {18, 13, 10};
    private static final int LEAST_HITS = 5;

    /** Peaks at one time are overtones of one note, or one bang: they come together, and count less. */
    private static final int TOGETHER_TICKS = 6;

    private static final double TOGETHER_WEIGHT = 0.5;

    /** What a peak that coincides, and one that does not, adds, by how many decoys it coincided with. */
    private static final double[] FOR = gains(chance -> StrictMath.log(HIT_RATE / chance));

    private static final double[] AGAINST = gains(chance -> StrictMath.log((1 - HIT_RATE) / (1 - chance)));

    /** Keeps the rate near the candidate's where a query is too short to tell. */
    private static final double RIDGE = 20_000;

    private final SoundFingerprint query;
    private final SoundFingerprint reference;
    private final double middle;
    private double shift;
    private double rate;
    private double time;
    private boolean[] hits;

    private Alignment(SoundFingerprint query, SoundFingerprint reference, double middle) {
        this.query = query;
        this.reference = reference;
        this.middle = middle;
        this.hits = new boolean[0];
    }

    /** A stretch of query and reference, in ticks. */
    record Stretch(int queryFrom, int queryTo, double referenceFrom, double rate, double shift, double evidence) {
        double referenceTo() {
            return referenceFrom + rate * (queryTo - queryFrom);
        }
    }

    /**
     * The stretch that the candidate leads to, or nothing where too few peaks coincide.
     *
     * @param time the reference's tick when the query is at {@code middle}
     */
    static @Nullable Stretch of(
            SoundFingerprint query,
            SoundFingerprint reference,
            double middle,
            Voting.Candidate candidate,
            double time,
            double leastEvidence) {
        Alignment alignment = new Alignment(query, reference, middle);
        alignment.shift = candidate.shift();
        alignment.rate = candidate.rate();
        alignment.time = time;
        for (int i = 0; i < TICKS_OFF.length; i++) {
            if (alignment.fit(candidate.rate(), TICKS_OFF[i], PITCH_OFF[i]) < LEAST_HITS) {
                return null;
            }
        }
        alignment.hits = alignment.coinciding(0);
        int[] noDecoys = new int[query.size()];
        if (alignment.weigh(noDecoys).evidence() < leastEvidence) {
            return null;
        }
        Stretch stretch = alignment.weigh(alignment.decoyHits());
        return stretch.evidence() < leastEvidence ? null : stretch;
    }

    /** One step of least squares; returns the number of peaks that coincided. */
    private int fit(double likelyRate, double ticksOff, double pitchOff) {
        int count = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        double sumShift = 0;
        int from = start(time, ticksOff);
        for (int i = 0; i < query.size(); i++) {
            double x = query.tick(i) - middle;
            double expected = time + rate * x;
            from = skip(from, expected - ticksOff);
            int nearest = nearest(from, expected, query.pitch(i) - shift, ticksOff, pitchOff);
            if (nearest >= 0) {
                double y = reference.tick(nearest) - time - likelyRate * x;
                count++;
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
                sumShift += query.pitch(i) - reference.pitch(nearest);
            }
        }
        if (count >= LEAST_HITS) {
            double slope = (sumXy - sumX * sumY / count) / (sumXx - sumX * sumX / count + RIDGE);
            time += (sumY - slope * sumX) / count;
            rate = likelyRate + slope;
            shift = sumShift / count;
        }
        return count;
    }

    /** The first of the reference's peaks that may coincide, when the query's middle is at {@code at}. */
    private int start(double at, double ticksOff) {
        double tick = at + rate * (query.tick(0) - middle) - ticksOff;
        return reference.firstAt((int) Math.clamp(tick, 0, SoundFingerprint.MOST_TICKS));
    }

    private int skip(int from, double tick) {
        int at = from;
        while (at < reference.size() && reference.tick(at) < tick) {
            at++;
        }
        return at;
    }

    private int nearest(int from, double tick, double pitch, double ticksOff, double pitchOff) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = from; i < reference.size() && reference.tick(i) <= tick + ticksOff; i++) {
            double pitchAway = Math.abs(reference.pitch(i) - pitch);
            double away = pitchAway / pitchOff + Math.abs(reference.tick(i) - tick) / ticksOff;
            if (pitchAway <= pitchOff && away < least) {
                least = away;
                best = i;
            }
        }
        return best;
    }

    private boolean[] coinciding(double timeOff) {
        boolean[] coinciding = new boolean[query.size()];
        double ticksOff = TICKS_OFF[TICKS_OFF.length - 1];
        double pitchOff = PITCH_OFF[PITCH_OFF.length - 1];
        int from = start(time + timeOff, ticksOff);
        for (int i = 0; i < coinciding.length; i++) {
            double expected = time + timeOff + rate * (query.tick(i) - middle);
            from = skip(from, expected - ticksOff);
            coinciding[i] = nearest(from, expected, query.pitch(i) - shift, ticksOff, pitchOff) >= 0;
        }
        return coinciding;
    }

    /** How often each of the query's peaks coincides when the reference is somewhat earlier or later. */
    private int[] decoyHits() {
        int[] decoyHits = new int[query.size()];
        for (int decoy : DECOYS) {
            boolean[] wrong = coinciding(decoy);
            for (int i = 0; i < wrong.length; i++) {
                decoyHits[i] += wrong[i] ? 1 : 0;
            }
        }
        return decoyHits;
    }

    /** The stretch with the largest sum (Kadane). */
    private Stretch weigh(int[] decoyHits) {
        double sum = 0;
        double best = 0;
        int start = 0;
        int bestStart = 0;
        int bestEnd = 0;
        for (int i = 0; i < query.size(); i++) {
            if (sum <= 0) {
                sum = 0;
                start = i;
            }
            sum += gain(i, decoyHits[i]);
            if (sum > best) {
                best = sum;
                bestStart = start;
                bestEnd = i;
            }
        }
        int from = query.tick(bestStart);
        return new Stretch(from, query.tick(bestEnd), time + rate * (from - middle), rate, shift, best);
    }

    private double gain(int i, int decoyHits) {
        double expected = time + rate * (query.tick(i) - middle);
        if (expected < 0 || expected > reference.lengthTicks()) {
            return AGAINST[0];
        }
        boolean together = i > 0 && query.tick(i) - query.tick(i - 1) <= TOGETHER_TICKS;
        return (together ? TOGETHER_WEIGHT : 1) * (hits[i] ? FOR[decoyHits] : AGAINST[decoyHits]);
    }

    private static double chance(int decoyHits) {
        double chance = (decoyHits + DECOY_WEIGHT * LEAST_CHANCE) / (DECOYS.length + DECOY_WEIGHT);
        return Math.clamp(chance, LEAST_CHANCE, HIT_RATE);
    }

    private static double[] gains(DoubleUnaryOperator ofChance) {
        return IntStream.rangeClosed(0, DECOYS.length)
                .mapToDouble(decoyHits -> ofChance.applyAsDouble(chance(decoyHits)))
                .toArray();
    }
}
