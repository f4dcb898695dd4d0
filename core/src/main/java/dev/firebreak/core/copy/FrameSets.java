package dev.firebreak.core.copy;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.index.HashIndex;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VideoFrame;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Videos of which only the hashes of frames are known and not when they are shown: found by how many they share with a query, as vPDQ does it
 * in the servers that exchange it (distinct hashes, quality 50, distance 31). Upright only. Changed by one thread at a time,
 * searched by any number.
 */
final class FrameSets {
    /** The share of the query's frames, or of the set's, that python-threatexchange asks for. */
    static final double SHARE = 0.8;

    /** Fewer frames in common say nothing, whatever the share. */
    static final int LEAST_FRAMES = 3;

    private static final int PLACE_BITS = 18; // VpdqText.MAX_FEATURES is below 2^18
    private static final double SURE = 0.99;
    private static final double ROUNDING = 1e-9;

    private final HashIndex frames;
    private final Map<Long, Known> byNumber = new ConcurrentHashMap<>();
    private final Map<Long, Long> numbers = new ConcurrentHashMap<>();
    private long next;

    private record Known(long ref, List<PdqHash> hashes) {}

    FrameSets(Executor merging) {
        frames = new HashIndex(merging);
    }

    /** False where it is known, or has no frames that can be compared. */
    boolean add(long ref, List<VpdqFeature> features) {
        Set<PdqHash> distinct = new LinkedHashSet<>();
        features.stream()
                .filter(feature -> feature.quality() >= VpdqFeature.LEAST_QUALITY)
                .forEach(feature -> distinct.add(feature.pdq()));
        if (numbers.containsKey(ref) || distinct.isEmpty()) {
            return false;
        }
        long number = next++;
        Known known = new Known(ref, List.copyOf(distinct));
        byNumber.put(number, known);
        numbers.put(ref, number);
        for (int i = 0; i < known.hashes().size(); i++) {
            var unused = frames.add(known.hashes().get(i), number << PLACE_BITS | i);
        }
        return true;
    }

    boolean remove(long ref) {
        Long number = numbers.remove(ref);
        Known known = number == null ? null : byNumber.remove(number);
        if (number == null || known == null) {
            return false;
        }
        for (int i = 0; i < known.hashes().size(); i++) {
            var unused = frames.remove(known.hashes().get(i), number << PLACE_BITS | i);
        }
        return true;
    }

    int size() {
        return numbers.size();
    }

    private static final class Tally {
        private final BitSet ofSet = new BitSet();
        private final BitSet ofQuery = new BitSet();
    }

    /** Sets that share enough with the query; the stretch of the query is that in which it shows frames of the set. */
    List<Finding> find(VideoFingerprint query) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<VideoFrame> distinct = distinct(query);
        Map<Long, Tally> tallies = new HashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            int place = i;
            frames.search(hash(distinct.get(i)), PdqHash.MATCH_DISTANCE, (id, distance) -> {
                Tally tally = tallies.computeIfAbsent(id >>> PLACE_BITS, number -> new Tally());
                tally.ofSet.set((int) (id & ((1 << PLACE_BITS) - 1)));
                tally.ofQuery.set(place);
                return true;
            });
        }
        List<Finding> findings = new ArrayList<>();
        tallies.forEach((number, tally) -> {
            Known known = byNumber.get(number);
            if (known != null && Math.min(tally.ofSet.cardinality(), tally.ofQuery.cardinality()) >= LEAST_FRAMES) {
                double share = Math.max(
                        (double) tally.ofQuery.cardinality() / distinct.size(),
                        (double) tally.ofSet.cardinality() / known.hashes().size());
                findings.add(finding(known.ref(), share, distinct, tally.ofQuery));
            }
        });
        return findings;
    }

    private static List<VideoFrame> distinct(VideoFingerprint query) {
        Map<PdqHash, VideoFrame> first = new HashMap<>();
        List<VideoFrame> distinct = new ArrayList<>();
        for (VideoFrame frame : query.frames()) {
            if (frame.matchable() && first.putIfAbsent(hash(frame), frame) == null) {
                distinct.add(frame);
            }
        }
        return distinct;
    }

    /** Others hash pictures with their borders. */
    private static PdqHash hash(VideoFrame frame) {
        return frame.whole().orElse(frame.pdq());
    }

    private static Finding finding(long ref, double share, List<VideoFrame> query, BitSet matched) {
        Interval shown = new Interval(
                query.get(matched.nextSetBit(0)).span().from(),
                query.get(matched.length() - 1).span().to());
        double nats = Nats.of(Math.min(SURE, score(share)));
        Interval somewhere = new Interval(Duration.ZERO, Duration.ZERO);
        return Finding.of(ref, Channel.PICTURE, new MatchedInterval(shown, somewhere, 1, Nats.score(nats)), nats);
    }

    /** 0.5 at the share from which others count a match, 1 where all frames are shared. */
    static double score(double share) {
        return Math.pow(Math.min(1, share + ROUNDING), Math.log(0.5) / Math.log(SHARE));
    }
}
