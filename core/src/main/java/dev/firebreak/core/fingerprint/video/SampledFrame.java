package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.PdqHash;
import java.time.Duration;
import java.util.Optional;

/**
 * A picture of a video, hashed.
 *
 * @param at media time by its time stamp, 0 or later
 * @param pdq hash of what the picture shows: without bars and borders where the video has them
 * @param whole hash of the picture with its borders, where it has any
 * @param quality of {@code pdq}, 0 to 100
 * @param learned of the whole picture, where a model package has given it one
 */
public record SampledFrame(
        Duration at, PdqHash pdq, Optional<PdqHash> whole, int quality, Optional<LearnedHash> learned) {
    public SampledFrame {
        if (at.isNegative() || quality < 0 || quality > VideoFrame.MAX_QUALITY) {
            throw new IllegalArgumentException(
                    "A frame at %s of quality %d; times begin at 0, qualities are 0 to 100".formatted(at, quality));
        }
    }

    /** Without a learned hash. */
    public SampledFrame(Duration at, PdqHash pdq, Optional<PdqHash> whole, int quality) {
        this(at, pdq, whole, quality, Optional.empty());
    }

    /** The same at another time. */
    public SampledFrame moved(Duration to) {
        return new SampledFrame(to, pdq, whole, quality, learned);
    }

    /** The same with this learned hash. */
    public SampledFrame withLearned(Optional<LearnedHash> hash) {
        return new SampledFrame(at, pdq, whole, quality, hash);
    }
}
