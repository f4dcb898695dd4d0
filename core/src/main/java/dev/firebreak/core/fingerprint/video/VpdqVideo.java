package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Between vPDQ, which others exchange, and our own fingerprint of a video. */
public final class VpdqVideo {
    /** Where there is a hash of every frame, so many are enough. */
    private static final Duration CLOSEST = Duration.ofMillis(250);

    private static final int FEWEST = 2;
    private static final double MILLIS = 1_000;

    private VpdqVideo() {}

    /**
     * The frames in the order of their times; empty where they have no times to speak of: where half of them or more share one, or it ends
     * beyond {@link VideoFingerprint#MAX_DURATION}.
     */
    public static Optional<VideoFingerprint> of(List<VpdqFeature> features) {
        List<VpdqFeature> sorted = new ArrayList<>(features);
        sorted.sort(Comparator.comparingDouble(VpdqFeature::seconds));
        long times = sorted.stream().mapToLong(VpdqVideo::millis).distinct().count();
        boolean timed = times >= FEWEST
                && 2 * times > features.size()
                && millis(sorted.getLast()) < VideoFingerprint.MAX_DURATION.toMillis();
        return timed ? Optional.of(fingerprint(sorted)) : Optional.empty();
    }

    private static VideoFingerprint fingerprint(List<VpdqFeature> sorted) {
        FingerprintBuilder builder = new FingerprintBuilder(step(sorted));
        long next = 0;
        for (VpdqFeature feature : sorted) {
            if (millis(feature) >= next) {
                builder.add(new SampledFrame(
                        Duration.ofMillis(millis(feature)), feature.pdq(), Optional.empty(), feature.quality()));
                next = millis(feature) + CLOSEST.toMillis();
            }
        }
        return builder.fingerprint();
    }

    /** The median time from one to the next: those of quality 0, or equal to others, may be missing. */
    private static Duration step(List<VpdqFeature> sorted) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            long gap = millis(sorted.get(i)) - millis(sorted.get(i - 1));
            if (gap > 0) {
                gaps.add(gap);
            }
        }
        gaps.sort(Comparator.naturalOrder());
        return Duration.ofMillis(Math.max(CLOSEST.toMillis(), gaps.get(gaps.size() / 2)));
    }

    private static long millis(VpdqFeature feature) {
        return Math.round(feature.seconds() * MILLIS);
    }

    /** A hash for each step that a picture stays, of the whole picture where that is another; frames are numbered by steps. */
    public static List<VpdqFeature> features(VideoFingerprint video) {
        List<VpdqFeature> features = new ArrayList<>();
        long step = Math.max(1, video.step().toMillis());
        for (VideoFrame frame : video.frames()) {
            for (long at = frame.span().from().toMillis();
                    at < frame.span().to().toMillis();
                    at += step) {
                features.add(new VpdqFeature(
                        (int) (at / step), frame.quality(), frame.whole().orElse(frame.pdq()), at / MILLIS));
            }
        }
        return features;
    }
}
