package dev.firebreak.core.fingerprint.video;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks along a line and finds where the two videos agree: a hit counts for a copy by what it is worth, a frame that should have hit
 * and did not counts against it, and a stretch ends where what speaks against it outweighs {@link #GIVE_UP}. So the stretches are those
 * of highest likelihood, begin and end with a hit, and survive an edit in their middle.
 */
final class LineScan {
    /** Nats against a copy for a frame that is not found: half of the frames of a copy may be too changed to be found. */
    private static final double MISS = 0.7;

    private static final double GIVE_UP = 12;
    private static final int REFITS = 6;

    private final FramePair pair;

    /** Frames {@code first} to {@code last} of the query, both found, lie on the line; {@code evidence} in nats. */
    record Stretch(Line line, int first, int last, double evidence) {}

    LineScan(FramePair pair) {
        this.pair = pair;
    }

    /** The stretches along a line. */
    List<Stretch> stretches(Line line) {
        List<Stretch> found = new ArrayList<>();
        int frame = 0;
        while (frame < pair.query.count()) {
            Stretch next = next(line, frame);
            if (next == null) {
                break;
            }
            found.add(next);
            frame = next.last() + 1;
        }
        return found;
    }

    private @Nullable Stretch next(Line line, int from) {
        int first = -1;
        int last = -1;
        double sum = 0;
        double highest = 0;
        for (int frame = from; frame < pair.query.count(); frame++) {
            double gain = gain(line, frame);
            if (first < 0 && gain <= 0) {
                continue;
            }
            first = first < 0 ? frame : first;
            sum += gain;
            if (gain > 0 && sum > highest) {
                highest = sum;
                last = frame;
            }
            if (sum < 0 || sum < highest - GIVE_UP) {
                break;
            }
        }
        return first < 0 ? null : new Stretch(line, first, last, highest);
    }

    private double gain(Line line, int frame) {
        if (!pair.query.matchable[frame]) {
            return 0;
        }
        int hit = pair.hitOn(line, frame);
        if (hit >= 0) {
            return pair.hitWorth[hit];
        }
        double there = line.at(pair.query.from[frame]);
        boolean outside = there < -pair.tolerance || there > pair.reference.duration + pair.tolerance;
        return outside || pair.referenceShows(there) ? -MISS : 0;
    }

    /** Bends a proposed line to the hits near it, from its window outwards. */
    Line refined(LineVotes.Proposal proposal) {
        Line line = proposal.line();
        int before = 0;
        double reach = pair.tolerance * 20;
        for (int i = 0; i < REFITS; i++) {
            Line.Fit fit = fit(line, proposal.middle() - reach, proposal.middle() + reach);
            Line bent = fit.line(pair.tolerance);
            if (bent == null || (i > 1 && fit.points() <= before)) {
                break;
            }
            before = fit.points();
            line = bent;
            reach *= 2;
        }
        return line;
    }

    /** The line through the hits of a stretch alone. */
    Line refitted(Stretch stretch) {
        Line fitted = fit(stretch.line(), pair.query.from[stretch.first()], pair.query.to[stretch.last()])
                .line(pair.tolerance);
        return fitted == null ? stretch.line() : fitted;
    }

    private Line.Fit fit(Line line, double from, double to) {
        Line.Fit fit = new Line.Fit();
        int last = pair.query.before(to);
        for (int frame = Math.max(0, pair.query.before(from)); frame <= last; frame++) {
            int hit = pair.hitOn(line, frame);
            if (hit >= 0) {
                point(fit, line, frame, hit);
            }
        }
        return fit;
    }

    /** Of two pictures that last, those ends are taken together that are nearer to each other. */
    private void point(Line.Fit fit, Line line, int frame, int hit) {
        int other = pair.hitReference[hit];
        double starts = Math.abs(line.at(pair.query.from[frame]) - pair.reference.from[other]);
        double ends = Math.abs(line.at(pair.query.to[frame]) - pair.reference.to[other]);
        if (Math.min(starts, ends) > pair.tolerance) {
            return; // one holds the other, which says nothing about when
        }
        boolean atStart = starts <= ends;
        fit.add(
                atStart ? pair.query.from[frame] : pair.query.to[frame],
                atStart ? pair.reference.from[other] : pair.reference.to[other],
                pair.hitWorth[hit]);
    }
}
