package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.LearnedHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** The same by learned hashes, within {@link LearnedChance#RADIUS}; none where these are not comparable. */
    static List<FrameHit> learned(VideoFingerprint query, VideoFingerprint reference) {
        List<FrameHit> hits = new ArrayList<>();
        if (!query.learnedSpace().equals(reference.learnedSpace())) {
            return hits;
        }
        for (int q = 0; q < query.frames().size() && hits.size() < MAX_HITS; q++) {
            VideoFrame frame = query.frames().get(q);
            if (frame.matchable() && frame.learned().isPresent()) {
                learned(q, frame.learned().get(), reference, hits);
            }
        }
        return hits;
    }

    private static void learned(int q, LearnedHash hash, VideoFingerprint reference, List<FrameHit> hits) {
        for (int r = 0; r < reference.frames().size(); r++) {
            VideoFrame other = reference.frames().get(r);
            int distance =
                    other.matchable() ? other.learned().map(hash::distance).orElse(FrameHit.FAR) : FrameHit.FAR;
            if (distance <= LearnedChance.RADIUS) {
                hits.add(new FrameHit(q, r, FrameHit.FAR, distance));
            }
        }
    }

    /** Hits of two frames by PDQ and by their learned hashes as one, in the order of the query, then of the reference. */
    static List<FrameHit> joined(List<FrameHit> hits, List<FrameHit> learned) {
        if (learned.isEmpty()) {
            return hits;
        }
        Map<Long, FrameHit> all = new HashMap<>();
        for (List<FrameHit> each : List.of(hits, learned)) {
            each.forEach(hit -> all.merge(hit.frames(), hit, FrameHit::and));
        }
        return all.values().stream()
                .sorted(Comparator.comparingInt(FrameHit::query).thenComparingInt(FrameHit::reference))
                .toList();
    }
}
