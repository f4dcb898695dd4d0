package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.LearnedHash;
import java.util.List;
import java.util.Optional;

/**
 * Two videos and the hits between them, as plain arrays. What a hit is worth is the logarithm of how much likelier it is in a copy
 * than by chance, in nats, by PDQ or by the learned hash, whichever says more: they are of one picture, and no two witnesses. A picture
 * that the query has shown before is worth little again.
 */
final class FramePair {
    /** Frames of the query this near to an earlier one show nothing new. */
    private static final int NOVEL_DISTANCE = 16;

    /** How many earlier frames are looked at for that. */
    private static final int MEMORY = 300;

    private static final double STEP_SHARE = 0.5;
    private static final double JITTER = 0.3;
    private static final double MILLIS = 1000;

    final Spans query;
    final Spans reference;
    /** Seconds by which a hit may be off its line: samples of the two are up to half a step apart. */
    final double tolerance;
    /** Where the hits of a query frame begin; one entry more than there are frames. */
    final int[] hitsFrom;

    final int[] hitReference;
    final double[] hitWorth;

    /** The times of a video's frames, in seconds. */
    static final class Spans {
        final double[] from;
        final double[] to;
        final boolean[] matchable;
        final double duration;

        private Spans(VideoFingerprint video) {
            int count = video.frames().size();
            from = new double[count];
            to = new double[count];
            matchable = new boolean[count];
            duration = video.duration().toMillis() / MILLIS;
            for (int i = 0; i < count; i++) {
                VideoFrame frame = video.frames().get(i);
                from[i] = frame.span().from().toMillis() / MILLIS;
                to[i] = frame.span().to().toMillis() / MILLIS;
                matchable[i] = frame.matchable();
            }
        }

        int count() {
            return from.length;
        }

        /** Index of the last frame that begins no later than {@code time}, or -1. */
        int before(double time) {
            int low = 0;
            int high = from.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (from[middle] <= time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }
    }

    /** {@code hits} in the order of the query's frames. */
    FramePair(VideoFingerprint query, VideoFingerprint reference, List<FrameHit> hits, ChanceModel chance) {
        this.query = new Spans(query);
        this.reference = new Spans(reference);
        double longest = Math.max(query.step().toMillis(), reference.step().toMillis()) / MILLIS;
        tolerance = STEP_SHARE * longest + JITTER;
        hitsFrom = new int[this.query.count() + 1];
        hitReference = new int[hits.size()];
        hitWorth = new double[hits.size()];
        double[] novelty = novelty(query.frames());
        double[] learnedNovelty = learnedNovelty(query.frames());
        int[] usual = LearnedChance.usual(query, reference);
        int frame = 0;
        for (int i = 0; i < hits.size(); i++) {
            FrameHit hit = hits.get(i);
            while (frame < hit.query()) {
                hitsFrom[++frame] = i;
            }
            hitReference[i] = hit.reference();
            double shown = nats(chance.of(hit.query(), hit.distance())) * novelty[hit.query()];
            double learned = Math.min(
                    nats(chance.ofLearned(hit.query(), hit.learned())),
                    LearnedChance.contrast(hit.learned(), usual[hit.query()]));
            hitWorth[i] = Math.max(shown, learned * learnedNovelty[hit.query()]);
        }
        while (frame < this.query.count()) {
            hitsFrom[++frame] = hits.size();
        }
    }

    /** 1 for a picture not seen before, a quarter the second time, a ninth the third: all its showings make no more than 1.65. */
    private static double[] novelty(List<VideoFrame> frames) {
        double[] novelty = new double[frames.size()];
        for (int i = 0; i < novelty.length; i++) {
            int seen = 1;
            VideoFrame frame = frames.get(i);
            for (int earlier = Math.max(0, i - MEMORY); earlier < i; earlier++) {
                seen += frame.pdq().distance(frames.get(earlier).pdq()) <= NOVEL_DISTANCE ? 1 : 0;
            }
            novelty[i] = 1.0 / ((double) seen * seen);
        }
        return novelty;
    }

    /** The same by learned hashes: 0 without one. */
    private static double[] learnedNovelty(List<VideoFrame> frames) {
        double[] novelty = new double[frames.size()];
        for (int i = 0; i < novelty.length; i++) {
            Optional<LearnedHash> hash = frames.get(i).learned();
            if (hash.isPresent()) {
                int seen = 1;
                for (int earlier = Math.max(0, i - MEMORY); earlier < i; earlier++) {
                    seen += same(hash.get(), frames.get(earlier)) ? 1 : 0;
                }
                novelty[i] = 1.0 / ((double) seen * seen);
            }
        }
        return novelty;
    }

    private static boolean same(LearnedHash hash, VideoFrame earlier) {
        return earlier.learned().isPresent() && hash.distance(earlier.learned().get()) <= LearnedChance.SAME;
    }

    private static double nats(double chance) {
        return chance >= 1 ? 0 : -Math.log(chance);
    }

    /** The hit of a query frame that lies on the line and is worth most, or -1 where none is worth anything. */
    int hitOn(Line line, int frame) {
        double from = line.at(query.from[frame]) - tolerance;
        double to = line.at(query.to[frame]) + tolerance;
        int best = -1;
        for (int i = hitsFrom[frame]; i < hitsFrom[frame + 1]; i++) {
            int other = hitReference[i];
            boolean on = reference.from[other] <= to && reference.to[other] >= from;
            if (on && hitWorth[i] > 0 && meets(line, frame, other) && (best < 0 || hitWorth[i] > hitWorth[best])) {
                best = i;
            }
        }
        return best;
    }

    /** Single samples must begin together; where one lasts, it may begin or end with the other, or hold it. */
    private boolean meets(Line line, int frame, int other) {
        double from = line.at(query.from[frame]);
        double to = line.at(query.to[frame]);
        return Math.abs(from - reference.from[other]) <= tolerance
                || Math.abs(to - reference.to[other]) <= tolerance
                || (from >= reference.from[other] && to <= reference.to[other])
                || (from <= reference.from[other] && to >= reference.to[other]);
    }

    /** True when the reference has a picture to match at {@code time}. */
    boolean referenceShows(double time) {
        int frame = reference.before(time);
        return frame >= 0 && reference.to[frame] + tolerance >= time && reference.matchable[frame];
    }
}
