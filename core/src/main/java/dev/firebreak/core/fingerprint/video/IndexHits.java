package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.fingerprint.PdqHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an index found near the frames of a query, by reference; and how common each frame of the query is among references. */
final class IndexHits {
    /** References of which nothing is near, taken to be there beside those that are. */
    private static final double UNSEEN = 1_000;

    /** One hit, as the index gives it. */
    private record Hit(int query, int frame, int distance) {}

    private final Map<Long, List<Hit>> byReference = new HashMap<>();
    private final int[] referencesNear;

    private IndexHits(int frames) {
        referencesNear = new int[frames];
    }

    static IndexHits of(VideoFingerprint query, VideoMatcher.FrameIndex index, int radius) {
        IndexHits hits = new IndexHits(query.frames().size());
        for (int i = 0; i < query.frames().size(); i++) {
            VideoFrame frame = query.frames().get(i);
            if (frame.matchable()) {
                hits.look(i, frame, index, radius);
            }
        }
        return hits;
    }

    private void look(int number, VideoFrame frame, VideoMatcher.FrameIndex index, int radius) {
        Map<Long, List<Hit>> found = new LinkedHashMap<>();
        int[] count = new int[1];
        VideoMatcher.FrameVisitor visitor = (reference, other, distance) -> {
            if (count[0]++ < VideoMatcher.MAX_FRAME_HITS) {
                found.computeIfAbsent(reference, unused -> new ArrayList<>()).add(new Hit(number, other, distance));
            }
        };
        index.near(frame.pdq(), radius, visitor);
        frame.whole().ifPresent((PdqHash whole) -> index.near(whole, radius, visitor));
        referencesNear[number] = found.size();
        found.forEach((reference, hits) -> byReference
                .computeIfAbsent(reference, unused -> new ArrayList<>())
                .addAll(hits));
    }

    /** The references with the most frames of the query near, at most {@code limit}. */
    List<Long> candidates(int limit) {
        return byReference.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Long, List<Hit>> each) -> frames(each.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int frames(List<Hit> hits) {
        Set<Integer> frames = new HashSet<>();
        hits.forEach(hit -> frames.add(hit.query()));
        return frames.size();
    }

    /** {@code least}: scores below are left out. */
    List<MatchedInterval> align(
            VideoFingerprint query, long reference, VideoFingerprint fingerprint, int references, double least) {
        Map<Long, FrameHit> nearest = new LinkedHashMap<>();
        for (Hit hit : byReference.getOrDefault(reference, List.of())) {
            int frame = hit.frame();
            if (frame < fingerprint.frames().size()) {
                nearest.merge(
                        (long) hit.query() << Integer.SIZE | frame,
                        new FrameHit(hit.query(), frame, hit.distance()),
                        (one, other) -> one.distance() <= other.distance() ? one : other);
            }
        }
        // A frame that is near several of a thousand references is near one more by chance. Of a few references all may
        // be the same.
        ChanceModel chance = (frame, distance) ->
                Math.max(ChanceModel.even(distance), (referencesNear[frame] - 1) / (references + UNSEEN));
        return VideoAligner.align(
                query, fingerprint, List.copyOf(nearest.values()), chance, Math.max(1, references), least);
    }
}
