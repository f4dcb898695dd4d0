package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.LearnedHash;
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

    private final Map<Long, List<FrameHit>> byReference = new HashMap<>();
    private final int[] referencesNear;
    private final int[] referencesAlike;

    private IndexHits(int frames) {
        referencesNear = new int[frames];
        referencesAlike = new int[frames];
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

    /** What is near by learned hashes, which are the same in every orientation. */
    static IndexHits learned(VideoFingerprint query, VideoMatcher.FrameIndex index) {
        IndexHits hits = new IndexHits(query.frames().size());
        for (int i = 0; i < query.frames().size(); i++) {
            int number = i;
            VideoFrame frame = query.frames().get(i);
            if (frame.matchable()) {
                frame.learned().ifPresent(hash -> hits.lookLearned(number, hash, index));
            }
        }
        return hits;
    }

    private void look(int number, VideoFrame frame, VideoMatcher.FrameIndex index, int radius) {
        Map<Long, List<FrameHit>> found = new LinkedHashMap<>();
        VideoMatcher.FrameVisitor visitor = taking(found, number, FrameHit::new);
        index.near(frame.pdq(), radius, visitor);
        frame.whole().ifPresent((PdqHash whole) -> index.near(whole, radius, visitor));
        referencesNear[number] = found.size();
        add(found);
    }

    private void lookLearned(int number, LearnedHash hash, VideoMatcher.FrameIndex index) {
        Map<Long, List<FrameHit>> found = new LinkedHashMap<>();
        index.nearLearned(
                hash,
                LearnedChance.RADIUS,
                taking(found, number, (query, frame, distance) -> new FrameHit(query, frame, FrameHit.FAR, distance)));
        referencesAlike[number] = (int) found.values().stream()
                .filter(hits -> hits.stream().anyMatch(hit -> hit.learned() <= LearnedChance.SURE))
                .count();
        add(found);
    }

    @FunctionalInterface
    private interface Kind {
        FrameHit hit(int query, int frame, int distance);
    }

    private static VideoMatcher.FrameVisitor taking(Map<Long, List<FrameHit>> found, int number, Kind kind) {
        int[] count = new int[1];
        return (reference, other, distance) -> {
            if (count[0]++ < VideoMatcher.MAX_FRAME_HITS) {
                found.computeIfAbsent(reference, unused -> new ArrayList<>()).add(kind.hit(number, other, distance));
            }
        };
    }

    private void add(Map<Long, List<FrameHit>> found) {
        found.forEach((reference, hits) -> byReference
                .computeIfAbsent(reference, unused -> new ArrayList<>())
                .addAll(hits));
    }

    /** These and those that learned hashes found. */
    IndexHits with(IndexHits learned) {
        add(learned.byReference);
        System.arraycopy(learned.referencesAlike, 0, referencesAlike, 0, referencesAlike.length);
        return this;
    }

    /** The references with the most frames of the query near, at most {@code limit}. */
    List<Long> candidates(int limit) {
        return byReference.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Long, List<FrameHit>> each) -> frames(each.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int frames(List<FrameHit> hits) {
        Set<Integer> frames = new HashSet<>();
        for (FrameHit hit : hits) {
            if (hit.distance() != FrameHit.FAR || hit.learned() <= LearnedChance.CANDIDATE) {
                frames.add(hit.query());
            }
        }
        return frames.size();
    }

    /** {@code least}: scores below are left out. */
    List<MatchedInterval> align(
            VideoFingerprint query, long reference, VideoFingerprint fingerprint, int references, double least) {
        Map<Long, FrameHit> nearest = new HashMap<>();
        for (FrameHit hit : byReference.getOrDefault(reference, List.of())) {
            if (hit.reference() < fingerprint.frames().size()) {
                nearest.merge(hit.frames(), hit, FrameHit::and);
            }
        }
        List<FrameHit> hits = nearest.values().stream()
                .sorted(Comparator.comparingInt(FrameHit::query).thenComparingInt(FrameHit::reference))
                .toList();
        // A frame that is near several of a thousand references is near one more by chance. Of a few references all may
        // be the same.
        return VideoAligner.align(query, fingerprint, hits, new Common(references), Math.max(1, references), least);
    }

    /** Chance among so many references. */
    private final class Common implements ChanceModel {
        private final int references;

        private Common(int references) {
            this.references = references;
        }

        @Override
        public double of(int queryFrame, int distance) {
            return Math.max(ChanceModel.even(distance), others(referencesNear[queryFrame]));
        }

        @Override
        public double ofLearned(int queryFrame, int distance) {
            return Math.max(LearnedChance.even(distance), others(referencesAlike[queryFrame]));
        }

        private double others(int near) {
            return (near - 1) / (references + UNSEEN);
        }
    }
}
