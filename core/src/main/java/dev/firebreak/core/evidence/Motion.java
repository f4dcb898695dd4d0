package dev.firebreak.core.evidence;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How the whole picture was kicked in half a second: what recoil does to the camera of whoever fires. It is measured only while a
 * stream is looked at closely; how, see {@code dev.firebreak.core.motion}.
 */
public sealed interface Motion {
    /** Why nothing is known. */
    enum Cause {
        /** Fewer than ten pictures a second, which cannot show a kick and its return. */
        FEW_PICTURES,
        /** Nothing moved, or once only: a picture that stands still says nothing about whoever holds a camera. */
        STILL,
        /** Pictures that cannot be laid over each other: cuts, darkness, turning round. */
        UNCLEAR
    }

    /**
     * The picture could be followed.
     *
     * @param jerk the strongest kick up or down that returned within 0.2 s, the lesser of the way out and the way back, as part of the
     *     picture's height, in [0, 1]; 0 when there was none
     * @param at media time at which that kick turned back; where there was none, the end of the half second
     */
    record Measured(double jerk, Duration at) implements Motion {
        public Measured {
            Scores.requireUnit("jerk", jerk);
        }
    }

    /** Nothing is known of it. */
    record Unknown(Cause cause) implements Motion {}

    /** The jerk, where it is known. */
    default OptionalDouble measured() {
        return this instanceof Measured measured ? OptionalDouble.of(measured.jerk()) : OptionalDouble.empty();
    }
}
