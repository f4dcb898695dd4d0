package dev.firebreak.core.fingerprint.video;

import java.util.ArrayList;
import java.util.List;

/** Which frames of two videos are near each other, found by comparing each with each. */
public final class FrameHits {
    /**
     * How far apart frames of the same moment may lie. Wider than what counts as a match of two pictures: agreement in time tells
     * chance apart.
     */
    public static final int RADIUS = 64;

    /** Hits of a pair, at most; a pair with more repeats itself, and what is left of it is enough. */
    public static final int MAX_HITS = 400_000;

    private FrameHits() {}

    /** In the order of the query, then of the reference. Frames too poor to be matched have none. */
    public static List<FrameHit> between(VideoFingerprint query, VideoFingerprint reference, int radius) {
        List<FrameHit> hits = new ArrayList<>();
        for (int q = 0; q < query.frames().size(); q++) {
            VideoFrame frame = query.frames().get(q);
            for (int r = 0; frame.matchable() && r < reference.frames().size(); r++) {
                VideoFrame other = reference.frames().get(r);
                int distance = other.matchable() ? frame.distance(other) : Integer.MAX_VALUE;
                if (distance <= radius) {
                    hits.add(new FrameHit(q, r, distance));
                }
            }
            if (hits.size() > MAX_HITS) {
                return hits.subList(0, MAX_HITS);
            }
        }
        return hits;
    }
}
