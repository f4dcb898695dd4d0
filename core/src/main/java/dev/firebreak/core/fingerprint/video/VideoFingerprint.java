package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.LearnedHash;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a video is recognised by.
 *
 * @param duration media time that was looked at, up to {@link #MAX_DURATION}
 * @param step between two looks at it, above 0; the mean where it varies
 * @param frames in the order of time, none overlapping another, none beyond {@code duration}; their learned hashes of one space
 */
public record VideoFingerprint(Duration duration, Duration step, List<VideoFrame> frames) {
    /** The longest video. */
    public static final Duration MAX_DURATION = Duration.ofDays(2);

    /** The most frames of one: 48 hours at a hash a second, none like the one before it. */
    public static final int MAX_FRAMES = 172_800;

    /** A hash a second. */
    public static final Duration DEFAULT_STEP = Duration.ofSeconds(1);

    /** Throws {@link IllegalArgumentException} where a rule above is broken. */
    public VideoFingerprint {
        frames = List.copyOf(frames);
        if (duration.isNegative() || duration.compareTo(MAX_DURATION) > 0 || !step.isPositive()) {
            throw new IllegalArgumentException("A fingerprint covers up to %s in steps above 0, not %s in steps of %s"
                    .formatted(MAX_DURATION, duration, step));
        }
        if (frames.size() > MAX_FRAMES) {
            throw new IllegalArgumentException(
                    "A fingerprint has at most %d frames, not %d".formatted(MAX_FRAMES, frames.size()));
        }
        Duration end = Duration.ZERO;
        @Nullable LearnedHash learned = null;
        for (VideoFrame frame : frames) {
            LearnedHash its = frame.learned().orElse(learned);
            if (learned != null && its != null && !learned.comparable(its)) {
                throw new IllegalArgumentException("Learned hashes of one video are of one space");
            }
            learned = its;
            if (frame.span().from().compareTo(end) < 0) {
                throw new IllegalArgumentException("Frames follow each other: one begins at %s, before %s"
                        .formatted(frame.span().from(), end));
            }
            end = frame.span().to();
        }
        if (end.compareTo(duration) > 0) {
            throw new IllegalArgumentException("A frame lasts until %s, beyond the end at %s".formatted(end, duration));
        }
    }

    /** What its learned hashes may be compared with; empty where it has none. */
    public Optional<Long> learnedSpace() {
        return frames.stream()
                .flatMap(frame -> frame.learned().stream())
                .map(LearnedHash::space)
                .findFirst();
    }

    /** The part from {@code from} on, its times unchanged. */
    public VideoFingerprint since(Duration from) {
        List<VideoFrame> late = frames.stream()
                .filter(frame -> frame.span().to().compareTo(from) > 0)
                .toList();
        return new VideoFingerprint(duration, step, late);
    }
}
