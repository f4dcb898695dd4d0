package dev.firebreak.training.streams;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.replay.DecodedClip;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /** The step of motion that ends with half second {@code slot}, counted on and on, as one that ends at {@code end}. */
    Optional<Evidence.OfMotion> motion(long slot, Duration end) {
        Duration own = SLOT.multipliedBy(slot % slots() + 1);
        return decoded.motion().stream()
                .filter(step -> step.at().equals(own))
                .findFirst()
                .map(step -> switch (step.motion()) {
                    case Motion.Measured measured ->
                        new Motion.Measured(
                                measured.jerk(), measured.at().minus(own).plus(end));
                    case Motion.Unknown unknown -> unknown;
                })
                .map(motion -> new Evidence.OfMotion(end, motion));
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
