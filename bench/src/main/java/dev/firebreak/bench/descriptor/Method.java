package dev.firebreak.bench.descriptor;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.picture.TurnedHash;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VideoFrame;
import dev.firebreak.core.fingerprint.video.VideoMatcher;
import java.util.EnumSet;
import java.util.Set;

/** A way to compare: more is more alike. */
enum Method {
    PDQ,
    /** In all orientations, with borders taken off; videos as the matcher aligns them. */
    PDQ_TURNED,
    /** The same, videos by the mean of the distances. */
    PDQ_MEAN,
    LEARNED,
    /** 256 bits of it, videos by the mean of the distances. */
    SIGNS,
    /** The same, videos as the matcher aligns hashes. */
    SIGNS_ALIGNED;

    private static final int LEAST_OVERLAP = 4;
    private static final double NOTHING = -PdqHash.BITS;
    private static final Set<Orientation> UPRIGHT = EnumSet.of(Orientation.UPRIGHT);
    private static final Set<Orientation> ALL = EnumSet.allOf(Orientation.class);

    /** Two frames: minus the bits that differ, or the cosine. */
    double frames(Film query, int i, Film reference, int j) {
        SampledFrame one = query.hashes().get(i);
        SampledFrame other = reference.hashes().get(j);
        if (Math.min(one.quality(), other.quality()) < VideoFrame.LEAST_QUALITY) {
            return NOTHING;
        }
        return switch (this) {
            case PDQ -> -one.whole().orElse(one.pdq()).distance(other.whole().orElse(other.pdq()));
            case PDQ_TURNED, PDQ_MEAN -> -turned(one, other);
            case LEARNED -> dot(query.features().get(i), reference.features().get(j));
            case SIGNS, SIGNS_ALIGNED ->
                -query.signs().get(i).distance(reference.signs().get(j));
        };
    }

    private static int turned(SampledFrame one, SampledFrame other) {
        int least = PdqHash.BITS;
        for (Orientation orientation : ALL) {
            PdqHash content = TurnedHash.of(one.pdq(), orientation);
            least = Math.min(least, content.distance(other.pdq()));
            if (one.whole().isPresent()) {
                PdqHash whole = TurnedHash.of(one.whole().get(), orientation);
                least = Math.min(least, whole.distance(other.whole().orElse(other.pdq())));
            }
        }
        return least;
    }

    /** Two videos: the score of the alignment, or the mean cosine along the best shift. */
    double videos(Film query, Film reference) {
        return switch (this) {
            case PDQ -> aligned(query.byPdq(), reference.byPdq(), UPRIGHT);
            case PDQ_TURNED -> aligned(query.byPdq(), reference.byPdq(), ALL);
            case PDQ_MEAN, LEARNED, SIGNS -> shifted(query, reference);
            case SIGNS_ALIGNED -> aligned(query.bySigns(), reference.bySigns(), UPRIGHT);
        };
    }

    private static double aligned(VideoFingerprint query, VideoFingerprint reference, Set<Orientation> orientations) {
        return VideoMatcher.compare(query, reference, orientations).stream()
                .mapToDouble(match -> match.interval().score())
                .max()
                .orElse(0);
    }

    private double shifted(Film query, Film reference) {
        double best = NOTHING;
        for (int shift = LEAST_OVERLAP - query.length(); shift <= reference.length() - LEAST_OVERLAP; shift++) {
            double sum = 0;
            int count = 0;
            for (int i = Math.max(0, -shift); i < query.length() && i + shift < reference.length(); i++) {
                sum += frames(query, i, reference, i + shift);
                count++;
            }
            best = count < LEAST_OVERLAP ? best : Math.max(best, sum / count);
        }
        return best;
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
