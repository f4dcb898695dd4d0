package dev.firebreak.training.streams;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.replay.DecodedClip;
import java.time.Duration;
import java.util.List;

/** A decoded recording that streams are made of. */
record Source(Clip clip, DecodedClip decoded) {
    /** The distance of pictures in a stream. */
    static final Duration SLOT = Duration.ofMillis(500);

    boolean pictured() {
        return !decoded.frames().isEmpty();
    }

    boolean sounding() {
        return decoded.sounding() && decoded.samples().length > Sound.SAMPLE_RATE / 10;
    }

    double hours() {
        return decoded.length().toMillis() / 3.6e6;
    }

    /** How many half seconds of pictures there are, 1 or more. */
    int slots() {
        return (int) (decoded.frames().getLast().at().toMillis() / SLOT.toMillis()) + 1;
    }

    /** The newest picture at half second {@code slot}, counted on and on. */
    Frame frame(long slot) {
        List<Frame> frames = decoded.frames();
        Duration at = SLOT.multipliedBy(slot % slots());
        int low = 0;
        int high = frames.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (frames.get(middle).at().compareTo(at) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return frames.get(low);
    }
}
