package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.PdqHash;
import java.util.Optional;

/**
 * A picture of a video and how long it stays: pictures that hardly differ are one.
 *
 * @param span from the first of them to the first that differs
 * @param pdq hash of what the first of them shows, without bars and borders
 * @param whole its hash with the borders, where it has any
 * @param quality 0 to 100, of the first of them
 * @param learned of the first of them, whole, where a model package has given it one
 */
public record VideoFrame(
        Interval span, PdqHash pdq, Optional<PdqHash> whole, int quality, Optional<LearnedHash> learned) {
    /** Below this a picture is too dark or flat to be matched; it is kept for the time that it takes. */
    public static final int LEAST_QUALITY = 50;

    static final int MAX_QUALITY = 100;

    public VideoFrame {
        if (quality < 0 || quality > MAX_QUALITY) {
            throw new IllegalArgumentException("A quality is 0 to 100, not " + quality);
        }
    }

    /** Without a learned hash. */
    public VideoFrame(Interval span, PdqHash pdq, Optional<PdqHash> whole, int quality) {
        this(span, pdq, whole, quality, Optional.empty());
    }

    /** True when there is enough in the picture to tell it from others. */
    public boolean matchable() {
        return quality >= LEAST_QUALITY;
    }

    /** The bits by which two frames differ, with or without their borders, whichever is nearer. */
    public int distance(VideoFrame other) {
        int nearest = pdq.distance(other.pdq);
        if (whole.isPresent()) {
            nearest = Math.min(nearest, whole.get().distance(other.pdq));
        }
        if (other.whole.isPresent()) {
            nearest = Math.min(nearest, pdq.distance(other.whole.get()));
        }
        if (whole.isPresent() && other.whole.isPresent()) {
            nearest = Math.min(nearest, whole.get().distance(other.whole.get()));
        }
        return nearest;
    }
}
