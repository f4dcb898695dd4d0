package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.picture.TurnedHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** Matches a query with one reference, or with all that an index knows, in every orientation of the query. */
public final class VideoMatcher {
    /** References that are aligned for one query and orientation: those with most frames near. */
    public static final int MAX_CANDIDATES = 64;

    /** Hits that one frame of the query may bring from an index; what is nearer to more is too common to tell. */
    public static final int MAX_FRAME_HITS = 4096;

    /** Orientations in which learned hashes say something: they were learned to be the same for what is mirrored, and not when turned. */
    private static final Set<Orientation> LEARNED = Set.of(Orientation.UPRIGHT, Orientation.MIRRORED);

    private VideoMatcher() {}

    /** Finds the frames of references that are near a hash. */
    public interface FrameIndex {
        /** References it holds. */
        int references();

        /** Calls {@code visitor} for every frame within {@code radius} bits of {@code hash}. */
        void near(PdqHash hash, int radius, FrameVisitor visitor);

        /** The same by learned hashes, of frames that have comparable ones; without any, nobody is called. */
        default void nearLearned(LearnedHash hash, int radius, FrameVisitor visitor) {}
    }

    /** Hears of a frame of a reference: its number among that fingerprint's frames, and how many bits it is away. */
    @FunctionalInterface
    public interface FrameVisitor {
        void frame(long reference, int frame, int distance);
    }

    /** A match with a reference of the index. */
    public record Found(long reference, VideoMatch match) {}

    /**
     * Compares with one reference, each frame with each. Highest score first; of the orientations in which a part of the query
     * matches, the one that matches best.
     */
    public static List<VideoMatch> compare(
            VideoFingerprint query, VideoFingerprint reference, Set<Orientation> orientations) {
        List<VideoMatch> matches = new ArrayList<>();
        for (Orientation orientation : orientations) {
            for (MatchedInterval interval : VideoAligner.align(turned(query, orientation), reference)) {
                matches.add(new VideoMatch(interval, orientation));
            }
        }
        return strongest(matches);
    }

    /**
     * Searches an index and aligns the query with the references that have most frames near.
     *
     * @param radius bits, as far as the index reaches; beyond {@link FrameHits#RADIUS} nothing is gained
     * @param fingerprints gives a reference's fingerprint, empty where it is gone
     */
    public static List<Found> search(
            VideoFingerprint query,
            FrameIndex index,
            int radius,
            LongFunction<Optional<VideoFingerprint>> fingerprints,
            Set<Orientation> orientations) {
        return search(query, index, fingerprints, new Search(radius, orientations, VideoAligner.LEAST_SCORE));
    }

    /** What is asked of an index: radius and orientations as above, and the score below which nothing is reported. */
    public record Search(int radius, Set<Orientation> orientations, double least) {
        public Search {
            orientations = Set.copyOf(orientations);
        }
    }

    /** The same, also with low scores, for whoever has other evidence to add. */
    public static List<Found> search(
            VideoFingerprint query,
            FrameIndex index,
            LongFunction<Optional<VideoFingerprint>> fingerprints,
            Search search) {
        Map<Long, List<VideoMatch>> byReference = new LinkedHashMap<>();
        IndexHits learned = IndexHits.learned(query, index);
        for (Orientation orientation : search.orientations()) {
            VideoFingerprint turned = turned(query, orientation);
            IndexHits near = IndexHits.of(turned, index, search.radius());
            IndexHits hits = LEARNED.contains(orientation) ? near.with(learned) : near;
            for (long reference : hits.candidates(MAX_CANDIDATES)) {
                fingerprints
                        .apply(reference)
                        .ifPresent(found -> hits.align(turned, reference, found, index.references(), search.least())
                                .forEach(interval -> byReference
                                        .computeIfAbsent(reference, unused -> new ArrayList<>())
                                        .add(new VideoMatch(interval, orientation))));
            }
        }
        List<Found> found = new ArrayList<>();
        byReference.forEach(
                (reference, matches) -> strongest(matches).forEach(match -> found.add(new Found(reference, match))));
        found.sort(Comparator.comparingDouble(
                        (Found each) -> each.match().interval().score())
                .reversed());
        return found;
    }

    private static List<VideoMatch> strongest(Collection<VideoMatch> matches) {
        List<VideoMatch> sorted = new ArrayList<>(matches);
        sorted.sort(
                Comparator.comparingDouble((VideoMatch each) -> each.interval().score())
                        .reversed());
        List<VideoMatch> kept = new ArrayList<>();
        for (VideoMatch match : sorted) {
            if (kept.stream().noneMatch(other -> echoes(match, other))) {
                kept.add(match);
            }
        }
        return kept;
    }

    /** Symmetric pictures match in several orientations: the strongest stands for them. */
    private static boolean echoes(VideoMatch match, VideoMatch stronger) {
        Duration shared = match.interval().query().overlap(stronger.interval().query());
        return match.orientation() != stronger.orientation()
                && shared.multipliedBy(2).compareTo(match.interval().query().length()) > 0;
    }

    private static VideoFingerprint turned(VideoFingerprint video, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return video;
        }
        List<VideoFrame> frames = video.frames().stream()
                .map(frame -> new VideoFrame(
                        frame.span(),
                        TurnedHash.of(frame.pdq(), orientation),
                        frame.whole().map(whole -> TurnedHash.of(whole, orientation)),
                        frame.quality()))
                .toList();
        return new VideoFingerprint(video.duration(), video.step(), frames);
    }
}
