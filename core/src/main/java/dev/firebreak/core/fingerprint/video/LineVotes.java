package dev.firebreak.core.fingerprint.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Proposes lines (Hough): within half-overlapping windows of the query, every hit votes for the lines of some rates that pass
 * through it, by where they are at the window's middle. Windows are so short that the rates between need no votes of their own.
 */
final class LineVotes {
    private static final double WINDOW = 30;
    private static final double RATE_STEP = 0.025;
    private static final double LOWEST = 0.8;
    private static final int RATES = 19;
    private static final int LINES_A_WINDOW = 6;
    private static final double UNCHANGED = 1.02;

    private final FramePair pair;
    private final double cell;
    private final double[] votes;
    private final int[] voter;

    /** A line and how many nats voted for it, about the window's middle. */
    record Proposal(Line line, double middle, double votes) {}

    LineVotes(FramePair pair) {
        this.pair = pair;
        cell = pair.tolerance;
        int cells = (int) ((pair.reference.duration + 2 * WINDOW) / cell) + 3;
        votes = new double[cells];
        voter = new int[cells];
    }

    /** How many lines there are to choose from: what chance has tried when it hits. */
    static double choices(FramePair pair) {
        return RATES * (1 + (pair.reference.duration + pair.query.duration) / pair.tolerance);
    }

    /** The best few of each window. */
    List<Proposal> proposals() {
        List<Proposal> all = new ArrayList<>();
        int count = pair.query.count();
        int first = 0;
        double end = count == 0 ? 0 : pair.query.to[count - 1];
        for (double from = count == 0 ? 0 : pair.query.from[0]; from < end; from += WINDOW / 2) {
            while (first < count && pair.query.from[first] < from) {
                first++;
            }
            int last = first;
            while (last < count && pair.query.from[last] < from + WINDOW) {
                last++;
            }
            if (pair.hitsFrom[last] > pair.hitsFrom[first]) {
                window(first, last, (from + Math.min(end, from + WINDOW)) / 2, all);
            }
        }
        return all;
    }

    private void window(int first, int last, double middle, List<Proposal> all) {
        List<Proposal> best = new ArrayList<>();
        for (int i = 0; i < RATES; i++) {
            double rate = LOWEST + i * RATE_STEP;
            Arrays.fill(votes, 0);
            Arrays.fill(voter, -1);
            for (int frame = first; frame < last; frame++) {
                vote(frame, rate, middle);
            }
            boolean unchanged = Math.abs(rate - 1) < RATE_STEP / 2;
            for (int at = 0; at + 1 < votes.length; at++) {
                double both = (votes[at] + votes[at + 1]) * (unchanged ? UNCHANGED : 1);
                if (both > 0) {
                    double place = (at + 1) * cell - WINDOW;
                    keep(best, new Proposal(new Line(rate, place - rate * middle), middle, both));
                }
            }
        }
        all.addAll(best);
    }

    private void vote(int frame, double rate, double middle) {
        for (int i = pair.hitsFrom[frame]; i < pair.hitsFrom[frame + 1]; i++) {
            int other = pair.hitReference[i];
            double start = pair.reference.from[other] - rate * (pair.query.from[frame] - middle);
            double end = pair.reference.to[other] - rate * (pair.query.to[frame] - middle);
            cast(start, frame, pair.hitWorth[i]);
            if (Math.abs(end - start) > cell) {
                cast(end, frame, pair.hitWorth[i]);
            }
        }
    }

    /** A frame of the query has one vote in a cell. */
    private void cast(double place, int frame, double worth) {
        int at = (int) Math.floor((place + WINDOW) / cell);
        if (at >= 0 && at < votes.length && voter[at] != frame) {
            voter[at] = frame;
            votes[at] += worth;
        }
    }

    private void keep(List<Proposal> best, Proposal proposal) {
        double place = proposal.line().at(proposal.middle());
        for (int i = 0; i < best.size(); i++) {
            Proposal other = best.get(i);
            if (Math.abs(other.line().at(other.middle()) - place) <= 2 * cell) {
                if (proposal.votes() > other.votes()) {
                    best.set(i, proposal);
                }
                return;
            }
        }
        if (best.size() < LINES_A_WINDOW) {
            best.add(proposal);
            return;
        }
        int weakest = 0;
        for (int i = 1; i < best.size(); i++) {
            weakest = best.get(i).votes() < best.get(weakest).votes() ? i : weakest;
        }
        if (proposal.votes() > best.get(weakest).votes()) {
            best.set(weakest, proposal);
        }
    }
}
