package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.fingerprint.video.LineScan.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds where a query shows what a reference shows, out of single frames that are near each other: lines in the plane of the two times
 * are proposed by vote, bent to the hits along them, and cut to the stretches where a copy explains the frames better than chance.
 *
 * <p>The evidence of a stretch is a sum of logarithms of likelihood ratios (A. Wald's sequential test), less the logarithm of how many
 * lines there were to choose from: e to the minus of what is left bounds the chance that unrelated videos agree so well. The
 * score is 1 - exp(-left / 10): 0.5 is one in a thousand, 0.9 one in 10 billion, by the model of chance.
 */
public final class VideoAligner {
    /** Stretches of a pair that are reported, at most. */
    public static final int MAX_INTERVALS = 16;

    /** Scores below this are not reported, unless less is asked for. */
    public static final double LEAST_SCORE = 0.5;

    private static final double NATS = 10;
    private static final double SAME_SHARE = 0.5;
    private static final double WEAKER = 0.5;
    private static final double INDIFFERENT = 3;
    private static final double MILLIS = 1000;

    private final FramePair pair;
    private final LineScan scan;
    private final double choices;
    private final double least;

    private VideoAligner(FramePair pair, double tried, double least) {
        this.least = least;
        this.pair = pair;
        this.scan = new LineScan(pair);
        this.choices = Math.log(LineVotes.choices(pair)) + Math.log(tried);
    }

    /** Compares each frame of one with each of the other, and aligns. */
    public static List<MatchedInterval> align(VideoFingerprint query, VideoFingerprint reference) {
        return align(
                query,
                reference,
                FrameHits.joined(
                        FrameHits.between(query, reference, FrameHits.RADIUS), FrameHits.learned(query, reference)),
                ChanceModel.EVEN,
                1,
                LEAST_SCORE);
    }

    /** {@code tried}: how many references were looked through to find this one; {@code least}: scores below are not reported. */
    static List<MatchedInterval> align(
            VideoFingerprint query,
            VideoFingerprint reference,
            List<FrameHit> hits,
            ChanceModel chance,
            double tried,
            double least) {
        return new VideoAligner(new FramePair(query, reference, hits, chance), tried, least).intervals();
    }

    private List<MatchedInterval> intervals() {
        List<Stretch> candidates = new ArrayList<>();
        for (LineVotes.Proposal proposal : new LineVotes(pair).proposals()) {
            if (candidates.stream().noneMatch(found -> covers(found, proposal))) {
                for (Stretch stretch : scan.stretches(scan.refined(proposal))) {
                    candidates.add(best(stretch));
                }
            }
        }
        candidates.removeIf(each -> score(each) < least);
        candidates.sort(Comparator.comparingDouble(Stretch::evidence).reversed());
        List<Stretch> chosen = new ArrayList<>();
        for (Stretch candidate : candidates) {
            if (chosen.size() < MAX_INTERVALS && chosen.stream().noneMatch(other -> explains(other, candidate))) {
                chosen.add(candidate);
            }
        }
        return chosen.stream()
                .map(this::interval)
                .sorted(Comparator.comparing(each -> each.query().from()))
                .toList();
    }

    private boolean covers(Stretch found, LineVotes.Proposal proposal) {
        double middle = proposal.middle();
        return middle >= pair.query.from[found.first()]
                && middle <= pair.query.to[found.last()]
                && Math.abs(found.line().at(middle) - proposal.line().at(middle)) <= pair.tolerance
                && score(found) >= LEAST_SCORE;
    }

    /** The stretch along its own best line; unchanged speed is preferred where it explains as much. */
    private Stretch best(Stretch stretch) {
        Stretch best = stretch;
        Line fitted = scan.refitted(stretch);
        double middle = (pair.query.from[stretch.first()] + pair.query.to[stretch.last()]) / 2;
        for (Line line : List.of(fitted, new Line(1, fitted.at(middle) - middle))) {
            double margin = line.rate() == 1 ? INDIFFERENT : 0;
            for (Stretch again : scan.stretches(line)) {
                if (again.evidence() + margin > best.evidence() && shared(again, stretch) > 0) {
                    best = again;
                }
            }
        }
        return best;
    }

    private double shared(Stretch one, Stretch other) {
        double from = Math.max(pair.query.from[one.first()], pair.query.from[other.first()]);
        double to = Math.min(pair.query.to[one.last()], pair.query.to[other.last()]);
        return to - from;
    }

    /** True when a stronger stretch says the same, or says so much more about that part of the query that this is an echo of it. */
    private boolean explains(Stretch stronger, Stretch weaker) {
        double length = pair.query.to[weaker.last()] - pair.query.from[weaker.first()];
        if (shared(stronger, weaker) < SAME_SHARE * length) {
            return false;
        }
        double from = Math.max(there(stronger, true), there(weaker, true));
        double to = Math.min(there(stronger, false), there(weaker, false));
        boolean sameThere = to - from >= SAME_SHARE * (there(weaker, false) - there(weaker, true));
        return sameThere || weaker.evidence() < WEAKER * stronger.evidence();
    }

    private double there(Stretch stretch, boolean start) {
        return stretch.line().at(start ? pair.query.from[stretch.first()] : pair.query.to[stretch.last()]);
    }

    private double score(Stretch stretch) {
        return 1 - Math.exp(-Math.max(0, stretch.evidence() - choices) / NATS);
    }

    private MatchedInterval interval(Stretch stretch) {
        Line line = stretch.line();
        double from = Math.max(pair.query.from[stretch.first()], line.back(0));
        double to = Math.min(pair.query.to[stretch.last()], line.back(pair.reference.duration));
        to = Math.max(from, to);
        return new MatchedInterval(
                new Interval(millis(from), millis(to)),
                new Interval(millis(line.at(from)), millis(line.at(to))),
                line.rate(),
                score(stretch));
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(Math.max(0, seconds) * MILLIS));
    }
}
